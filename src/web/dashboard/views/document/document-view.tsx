/** To be built. */
export default function DocumentView() {
  return <h1>Document</h1>;
}
