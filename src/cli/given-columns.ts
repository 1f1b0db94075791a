import { OperatorError } from '../errors';
import { type GivenColumns, parseGivenColumns } from '../ingest/segment/given-columns';

/** What `--columns` says, or null without it. Errors: OperatorError (exit code 2), which names the column and the names that there are. */
export function givenColumns(written: string | undefined): GivenColumns | null {
  if (written === undefined) return null;
  const parsed = parseGivenColumns(written);
  if (parsed.kind === 'fault') throw new OperatorError(`--columns "${written}": ${parsed.message}`, 2);
  return parsed.columns;
}
