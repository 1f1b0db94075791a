/** To be built. */
export default function TasksView() {
  return <h1>Tasks</h1>;
}
