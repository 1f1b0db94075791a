import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { endProgram } from './cli';

/** The package as it stands in the repository; what it imports is found in the root's node_modules. */
export const PARTNER_FOLDER = join(__dirname, '../../examples/partner-subgraph');

export interface Partner {
  /** Where it answers GraphQL. */
  url: string;
  close(): Promise<void>;
}

type Settings = Readonly<Record<string, string>>;

/** Runs one of the partner's programs; what it says comes from stderr. */
function start(file: string, args: readonly string[], settings: Settings) {
  const child = spawn(process.execPath, [join(PARTNER_FOLDER, file), ...args], {
    env: { PATH: process.env.PATH, ...settings } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, said: () => said };
}

/** Asks the hub for the ids, as `npm run link` does. */
export async function linkPartner(
  hubUrl: string,
  settings: Settings,
): Promise<{ exitCode: number | null; said: string }> {
  const { ended, said } = start('link.mjs', [hubUrl], settings);
  return { exitCode: await ended, said: said() };
}

/** Starts the partner's server, as `npm start` does; resolves once it says where it is. */
export async function startPartner(settings: Settings): Promise<Partner> {
  const { child, ended, said } = start('server.mjs', [], settings);
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', () => {
      // "answers at http://127.0.0.1:4010/graphql", not "answers at http:"
      const found = /answers at (http:\S+\/graphql)\n/.exec(said())?.[1];
      if (found) resolve(found);
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${said()}`)));
  });
  return { url, close: () => endProgram(child as ChildProcess, 'SIGTERM').then(() => undefined) };
}
