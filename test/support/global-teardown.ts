import { rm } from 'node:fs/promises';
import { removeRunDirectory } from './test-directory';

/** Stops the run's PostgreSQL, and any other server that a test left in the run's directory, and deletes it all. */
export default async function globalTeardown(): Promise<void> {
  if (process.env.PLANGRAPH_TEST_BUILD) await rm(process.env.PLANGRAPH_TEST_BUILD, { recursive: true, force: true });
  if (process.env.PLANGRAPH_TEST_DIR !== undefined) await removeRunDirectory(process.env.PLANGRAPH_TEST_DIR);
}
