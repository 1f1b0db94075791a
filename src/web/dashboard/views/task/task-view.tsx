/** To be built. */
export default function TaskView() {
  return <h1>Task</h1>;
}
