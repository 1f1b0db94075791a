import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Where global-setup compiled the program to. */
const build = (): string => {
  const { PLANGRAPH_TEST_BUILD } = process.env;
  if (!PLANGRAPH_TEST_BUILD) throw new Error('global-setup did not build the program.');
  return PLANGRAPH_TEST_BUILD;
};

export interface Finished {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** The command that runs another one in surroundings of its own; its process becomes the other's. */
type Within = (command: readonly string[]) => string[];

type Environment = Record<string, string | undefined>;

/** A clean environment: settings of who runs the tests do not reach the program. */
const environment = (settings: Environment): Environment => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  ...settings,
});

/** The program as a process of its own; it works in the checkout where no directory is given. */
export function startProgram(
  file: 'main' | 'cli/main',
  args: readonly string[],
  settings: Environment,
  cwd = ROOT,
  within: Within = (command) => [...command],
): ChildProcess {
  const [program = '', ...given] = within([process.execPath, join(build(), `src/${file}.js`), ...args]);
  return spawn(program, given, {
    cwd,
    env: environment(settings) as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs a command of the program to its end. */
export async function plangraph(args: readonly string[], settings: Environment): Promise<Finished> {
  const child = startProgram('cli/main', args, settings);
  const [stdout, stderr] = [text(child, 'stdout'), text(child, 'stderr')];
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { exitCode, stdout: stdout(), stderr: stderr() };
}

/** Starts the hub; resolves once it says where it is, or with its end where it does not come to that. */
export async function startHub(
  settings: Environment,
  cwd?: string,
  within?: Within,
): Promise<{ child: ChildProcess; url: string; stderr: () => string }> {
  const child = startProgram('main', [], { PORT: '0', ...settings }, cwd, within);
  const stderr = text(child, 'stderr');
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', () => {
      const found = /graph\s+(http:\S+)\/graphql/.exec(stderr());
      if (found?.[1]) resolve(found[1]);
    });
    child.once('close', (code) => reject(new Error(`ended with ${code}: ${stderr()}`)));
  });
  return { child, url, stderr };
}

/** Ends a program and waits for its end. */
export async function endProgram(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.kill(signal);
  return ended;
}

function text(child: ChildProcess, stream: 'stdout' | 'stderr'): () => string {
  const chunks: Buffer[] = [];
  child[stream]?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
