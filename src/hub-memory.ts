import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * What V8 gives new objects up to Node 22: twice 16 MB. Newer Nodes give them twice 64 and fill all of it (docs/operations.md, "Memory").
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
 * V8 puts objects of a kind that mostly outlived a round straight among the old ones; rows of answers are such, and each is garbage a
 * moment later that lies there until all memory is looked through (docs/operations.md, "Memory").
 */
const NOT_OLD_AT_ONCE = '--no-allocation-site-pretenuring';

/** How many arenas glibc's malloc may have: of eight for each processor, each keeps what it once needed. */
const FEW_ARENAS = { MALLOC_ARENA_MAX: '2' };

/**
 * Keeps the memory of this process small, and has to come before anything large is loaded: V8 takes the size of the young generation
 * only as it starts, so the program starts once more in its own place.
 */
export function keepMemorySmall(): void {
  const { execve } = process as { execve?: Execve };
  const start = execve ? smallerStart(process) : null;
  if (start) execve?.call(process, process.execPath, start, { ...FEW_ARENAS, ...process.env });
  setFlagsFromString(NOT_OLD_AT_ONCE);
}

type Collect = (how?: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/** Null in a process that is not the hub's own. */
let collect: Collect | null = null;

/** Gives back what was needed to start alone: V8 would keep it, a quarter of what the hub takes, until memory is looked through. */
export function giveBackStart(): void {
  // a context that is made from now on can ask for it
  setFlagsFromString('--expose-gc');
  collect = runInNewContext('gc') as Collect;
  collect();
  // so that the memory goes back at once; a Node before 22 takes it for less than it is
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

/** From so many pages on a list is a long one. */
const LONG = 16;
let longLists = 0;

/** Memory is looked through when there is so much more of it than was found in use; 0: as V8 thinks fit, up to four times. */
const growing = (percent: number): void => setFlagsFromString(`--heap-growing-percent=${percent}`);

/**
 * The pages of a list. While a long one goes by, what has gone is collected soon, so that the hub does not grow with it; other answers are
 * a little slower for that (docs/operations.md, "Memory").
 */
export async function* sparingly<Page>(pages: AsyncIterable<Page>): AsyncGenerator<Page> {
  let count = 0;
  try {
    for await (const page of pages) {
      count += 1;
      if (count === LONG) {
        longLists += 1;
        growing(25);
        // how far it may grow is found out anew only then
        collect?.();
      }
      yield page;
    }
  } finally {
    if (count >= LONG) {
      longLists -= 1;
      if (longLists === 0) growing(0);
    }
  }
}
