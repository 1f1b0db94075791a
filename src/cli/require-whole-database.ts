import type { Config } from '../config';
import { OperatorError } from '../errors';

/** Errors: OperatorError (exit code 2) where the database is one module's own: the command works on rows of several modules. */
export function requireWholeDatabase({ hasOwnDatabase, subgraph }: Config, command: string): void {
  if (hasOwnDatabase)
    throw new OperatorError(
      `"plangraph ${command}" works on rows of several modules, and the database holds those of "${subgraph}" alone (SUBGRAPH_DATABASE=own): run it on the database that modules share, or on the whole graph's.`,
      2,
    );
}
