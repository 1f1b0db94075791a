/** To be built. */
export default function ReviewView() {
  return <h1>Review</h1>;
}
