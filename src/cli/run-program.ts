import { showsStacks, writesJson } from '../config';
import { OperatorError } from '../errors';
import type { Tell } from '../hub';
import { giveBackStart } from '../hub-memory';
import { standardError } from '../observe/standard-error';

/** What a person reads goes to stderr; stdout is for what a machine reads. */
const tellPerson: Tell = (line, event, facts) => standardError(writesJson(process.env)).tell(line, event, facts);
const tellFailure: Tell = (line) => standardError(writesJson(process.env)).fail(line);

/**
 * Runs a command and ends the process with its exit code: 0, or what an OperatorError says after its message. A surprise
 * is shown with its stack only where PLANGRAPH_DEBUG is set.
 */
export async function runProgram(
  command: (tell: Tell) => Promise<unknown>,
  options: { staysAlive?: boolean } = {},
): Promise<void> {
  try {
    const exitCode = await command(tellPerson);
    if (options.staysAlive) giveBackStart();
    else process.exitCode = typeof exitCode === 'number' ? exitCode : 0;
  } catch (error) {
    if (error instanceof OperatorError) {
      tellFailure(error.message);
      process.exitCode = error.exitCode;
    } else if (isForbidden(error)) {
      tellFailure(`The database's user may not do this (${error.message}): do it as the user who owns the tables.`);
      process.exitCode = 1;
    } else {
      tellFailure(`Something went wrong that should not: ${error instanceof Error ? error.message : String(error)}`);
      if (showsStacks(process.env) && error instanceof Error) tellFailure(error.stack ?? '');
      else tellFailure('Set PLANGRAPH_DEBUG=1 to see where.');
      process.exitCode = 1;
    }
    if (options.staysAlive) process.exit();
  }
}

/** PostgreSQL refuses it, as to the role of a subgraph what is the owner's to do. */
const isForbidden = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === '42501';
