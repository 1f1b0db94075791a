import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { OperatorError } from '../errors';

/** A program of PostgreSQL under way. */
export interface ProgramRun {
  child: ChildProcess;
  /** Resolves when it has ended well. Errors: OperatorError with what it said. */
  ended: Promise<void>;
}

const SAID_AT_MOST = 4000;

/** Starts a program; `signal` ends it. */
export function runProgram(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): ProgramRun {
  const child = spawn(file, args, { env, signal, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-SAID_AT_MOST);
  });
  // a program that ends early says why; that nobody reads on is no news
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close').then(([code]) => {
    if (code !== 0) throw new OperatorError(`${file} failed${said ? `:\n${said.trim()}` : ` (exit code ${code}).`}`);
  });
  // asked for at the end only
  ended.catch(() => undefined);
  return { child, ended };
}
