import { setFlagsFromString } from 'node:v8';

/**
 * What V8 gives new objects up to Node 22: twice 16 MB. Newer Nodes give them twice 64 and fill all of it, with no request answered
 * sooner (docs/benchmark.md).
 */
export const SMALL_YOUNG_GENERATION = '--max-semi-space-size=16';

// Matches: "--max-semi-space-size=32", "--max_semi_space_size". Must not match: "--min-semi-space-size=1".
const SAYS_HOW_LARGE = /--max[-_]semi[-_]space[-_]size/;

/** The first Node whose young generation is larger. */
const FIRST_LARGE = 24;

/** A process, as far as it says how it was started. */
export type Started = Pick<NodeJS.Process, 'argv' | 'argv0' | 'execArgv' | 'platform' | 'versions' | 'connected'> & {
  env: Readonly<Record<string, string | undefined>>;
};

/** How the program is to be started anew for a small young generation; null where it has one, or has to go on as it is. */
export function smallerStart({
  argv,
  argv0,
  execArgv,
  platform,
  versions,
  connected,
  env,
}: Started): readonly string[] | null {
  if (Number.parseInt(versions.node, 10) < FIRST_LARGE) return null;
  if (SAYS_HOW_LARGE.test([...execArgv, env.NODE_OPTIONS].join(' '))) return null;
  // Windows has nothing like it; who holds the other end of a channel would lose the program
  if (platform === 'win32' || connected) return null;
  return [argv0, ...execArgv, SMALL_YOUNG_GENERATION, ...argv.slice(1)];
}

/** Puts a program in the place of this one, with the same pid (POSIX). */
type Execve = (file: string, args: readonly string[], env: NodeJS.ProcessEnv) => never;

/**
 * What else keeps the hub small. V8 puts objects of a kind that mostly outlived a round straight among
 * the old ones; rows of answers are such, and each is garbage a moment later that lies there until all memory is looked through. And
 * it looks through all when there is half as much again, rather than up to four times.
 */
const FLAGS = ['--no-allocation-site-pretenuring', '--heap-growing-percent=50'];

/**
 * Keeps the memory of this process small, and has to come before anything large is loaded: V8 takes the size of the young generation
 * only as it starts, so the program starts once more in its own place.
 */
export function keepMemorySmall(): void {
  const { execve } = process as { execve?: Execve };
  const start = execve ? smallerStart(process) : null;
  if (start) execve?.call(process, process.execPath, start, process.env);
  for (const flag of FLAGS) setFlagsFromString(flag);
}
