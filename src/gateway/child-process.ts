import { type ChildProcess, spawn } from 'node:child_process';
import { OperatorError } from '../errors';
import { eventIn } from '../observe/log';

/** A program that serves one subgraph, and how it is to be started. */
export interface Program {
  name: string;
  /** What node runs. */
  file: string;
  /** What node is given before it; nothing where absent. */
  flags?: readonly string[];
  environment: Readonly<Record<string, string | undefined>>;
  /** Told what the program says, a line at a time. */
  tell(line: string): void;
  /** How long it may take to finish what is under way before it is ended. */
  patienceMs?: number;
}

export interface RunningProgram {
  /** Where it answers, e.g. http://127.0.0.1:40123 */
  url: string;
  /** Resolves with what ended it: "exit code 1" or a signal. */
  ended: Promise<string>;
  /** Asks it to finish what is under way and end; resolves once it has. One that does not in time is ended, which is told. */
  end(tell: (line: string) => void): Promise<void>;
}

const PATIENCE_MS = 15_000;

/** Starts a program; resolves once it says where it answers. Errors: OperatorError with its own words where it ends before. */
export async function startProgram(program: Program, port: number): Promise<RunningProgram> {
  const { name, file, flags = [], environment, tell } = program;
  const child = spawn(process.execPath, [...flags, file], {
    env: { ...environment, PORT: String(port) },
    // the channel tells it when this process is gone, however that ended
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // a terminal's Ctrl-C would stop it under the requests that the gateway is finishing
    detached: true,
  });
  const ended = endOf(child);
  const said: string[] = [];
  let isToEnd = false;
  const url = await new Promise<string | null>((resolve) => {
    let isReady = false;
    onLines(child, (line) => {
      const found = isReady ? null : whereItAnswers(line);
      if (found) {
        isReady = true;
        resolve(found);
      } else if (!isReady) said.push(line);
      // what it says of where it answers is for this process: callers ask the gateway
      if (!found && !READY_LINE.test(line) && !(isToEnd && STOPPING_LINE.test(line))) tell(line);
    });
    void ended.then(() => resolve(null));
  });
  if (url === null)
    throw new OperatorError(
      `The subgraph "${name}" did not start (${await ended}): ${said.join('\n') || 'it said nothing'}`,
    );
  const end: RunningProgram['end'] = (tellEnd) => {
    isToEnd = true;
    return endProgram(child, ended, program, tellEnd);
  };
  return { url, ended, end };
}

/** Where it answers, in the words of a line or as an event. */
function whereItAnswers(line: string): string | null {
  const said = eventIn(line);
  const address = said ? said.event === 'ready' && String(said.facts.graph) : line;
  // "  graph       http://127.0.0.1:40123/graphql", "http://127.0.0.1:40123/graphql"; not "graphs"
  return (address && /^(?: {2}graph +)?(http:\S+)\/graphql$/.exec(address)?.[1]) || null;
}

// "The subgraph "legal" of PlanGraph is ready:", "  health      http://…/readyz"; not "Prepared the database"
const READY_LINE = /PlanGraph is ready:$|^ {2}(?:playground|health|figures) +http:/;

// "Stopping (SIGTERM): finishing what is under way", which who ended it knows; not "The database is stopping"
const STOPPING_LINE = /^Stopping \(/;

const endOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });

async function endProgram(
  child: ChildProcess,
  ended: Promise<string>,
  { name, patienceMs = PATIENCE_MS }: Program,
  tell: (line: string) => void,
): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => {
    tell(`The subgraph "${name}" did not end in ${patienceMs / 1000} s: it is ended`);
    child.kill('SIGKILL');
  }, patienceMs);
  await ended;
  clearTimeout(timer);
}

function onLines(child: ChildProcess, onLine: (line: string) => void): void {
  let rest = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
}
