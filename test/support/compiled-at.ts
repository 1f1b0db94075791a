/** How many operations the hub at an address has answered compiled. */
export async function compiledAt(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^plangraph_operations_total\{executed="compiled"\} (\d+)$/m.exec(text)?.[1]);
}
