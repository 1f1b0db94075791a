import { spawn } from 'node:child_process';

/**
 * As whom PostgreSQL runs. It refuses to run as root, so root has two other ways:
 * `user`, an unprivileged account; `namespace`, root's own files seen as user 1000's inside a Linux user namespace.
 */
export type Account = { kind: 'self' } | { kind: 'user'; uid: number; gid: number } | { kind: 'namespace' };

/** What to spawn so that `file` runs as `account`. */
export function commandAs(account: Account, file: string, args: readonly string[]) {
  if (account.kind === 'namespace') {
    return {
      file: 'unshare',
      args: ['--user', '--map-user=1000', '--map-group=1000', '--', file, ...args],
      identity: {},
    };
  }
  const identity = account.kind === 'user' ? { uid: account.uid, gid: account.gid } : {};
  return { file, args: [...args], identity };
}

/** How a program ended: its exit code (null: it could not be started, or a signal ended it) and all that it printed. */
export interface Finished {
  code: number | null;
  output: string;
}

/**
 * The surroundings a PostgreSQL program gets: what it needs to run and nothing else, because the server outlives this
 * process and must not keep its secrets, nor take a PGDATA or PGPORT for its own. (No setting is read here: those are
 * config.ts's.)
 */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'SYSTEMROOT', 'windir'];
  const entries = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(entries), LC_ALL: 'C' };
}

/** A directory that every account may be in; the caller's own may be closed to the account that the program runs as. */
export const NEUTRAL_DIRECTORY = process.platform === 'win32' ? undefined : '/';

/** Runs a program to its end as `account`; never throws: what went wrong stands in `output`. */
export function runToEnd(account: Account, file: string, args: readonly string[]): Promise<Finished> {
  const ended = new Promise<Finished>((resolve) => {
    const command = commandAs(account, file, args);
    const child = spawn(command.file, command.args, {
      ...command.identity,
      cwd: NEUTRAL_DIRECTORY,
      env: postgresEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
  // Some failures (an account that this container does not have) are thrown by spawn, others are events.
  return ended.catch((error: Error) => ({ code: null, output: error.message }));
}

/** Resolves after `ms` milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
