import { startProgram } from './cli';
import { makeTestDirectory } from './test-directory';

export type GatewayProgram = Awaited<ReturnType<typeof startGatewayProgram>>;

/** `plangraph gateway` as a process; resolves once it says where it is, or fails with what it said. */
export async function startGatewayProgram(args: readonly string[], settings: Record<string, string>) {
  // the first start leaves its key where it works
  const directory = await makeTestDirectory();
  const child = startProgram('cli/main', ['gateway', ...args], { PORT: '0', ...settings }, directory);
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      // "  graph       http://127.0.0.1:4000/graphql", not "  graph"
      const found = /graph {2,}(http:\S+)\/graphql/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.once('close', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  return { child, url, said: () => said };
}
