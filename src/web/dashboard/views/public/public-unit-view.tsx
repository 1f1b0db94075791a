/** To be built. */
export default function PublicUnitView() {
  return <h1>Unit</h1>;
}
