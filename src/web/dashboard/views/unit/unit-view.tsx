/** To be built. */
export default function UnitView() {
  return <h1>Unit</h1>;
}
