import { readdir, readFile, realpath, rm } from 'node:fs/promises';
import { removeRunDirectory } from './test-directory';

/**
 * Ends the programs that a test left running, stops the run's PostgreSQL and any other server that a test left in the run's
 * directory, and deletes it all.
 */
export default async function globalTeardown(): Promise<void> {
  const { PLANGRAPH_TEST_BUILD, PLANGRAPH_TEST_DIR } = process.env;
  if (PLANGRAPH_TEST_BUILD) {
    await endProgramsOf(PLANGRAPH_TEST_BUILD);
    await rm(PLANGRAPH_TEST_BUILD, { recursive: true, force: true });
  }
  if (PLANGRAPH_TEST_DIR !== undefined) await removeRunDirectory(PLANGRAPH_TEST_DIR);
}

/** A test that fails while a program starts has nothing in its hands to end it by. */
async function endProgramsOf(build: string): Promise<void> {
  // a program that another one starts is found behind links
  const folders = [build, await realpath(build).catch(() => build)];
  // where there is no /proc nothing is found
  for (const pid of (await readdir('/proc').catch(() => [])).map(Number).filter((pid) => pid > 0)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.split('\0').some((part) => folders.some((folder) => part.startsWith(`${folder}/`)))) endHard(pid);
  }
}

function endHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended meanwhile
  }
}
