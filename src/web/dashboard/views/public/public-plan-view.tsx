/** To be built. */
export default function PublicPlanView() {
  return <h1>Plan</h1>;
}
