/** To be built. */
export default function PlansView() {
  return <h1>Plans</h1>;
}
