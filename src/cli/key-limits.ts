import { OperatorError } from '../errors';

/** What a key is limited to, as it is written; "default" for what is set for all keys. */
export interface LimitOptions {
  rate?: string;
  budget?: string;
}

/** "600", or "none" for as many as come: 0. Errors: OperatorError (exit code 2). */
export function rateOf(given: string): number {
  // "600", not "0", "6e2" or "-1"
  if (given !== 'none' && !/^[1-9]\d{0,7}$/.test(given))
    throw new OperatorError(`--rate "${given}" is not usable: it may be a number of requests a minute, or none.`, 2);
  return given === 'none' ? 0 : Number(given);
}

/** "200000": what one operation may cost. Errors: OperatorError (exit code 2). */
export function budgetOf(given: string): number {
  // "200000", not "0", "2e5" or "-1"
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new OperatorError(
    `--budget "${given}" is not usable: it may be what one operation may cost, such as 200000.`,
    2,
  );
}
