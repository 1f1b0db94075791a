/** To be built. */
export default function UnitsView() {
  return <h1>Units</h1>;
}
