/** To be built. */
export default function IntakeView() {
  return <h1>Intake</h1>;
}
