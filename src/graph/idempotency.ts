import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { fault, invalid } from './refused';

/** A request that its sender may send again without knowing whether it arrived. */
export interface Retriable {
  caller: string;
  key: string;
  operation: string;
  input: object;
}

const KEPT_FOR = '30 days';
const LONGEST_KEY = 200;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The input with its fields in one order: a retry need not write them as the first request did. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  const known = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(known.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, canonical(part)]));
};

/**
 * Does the work once per key: a retry gets what the first request got. A retry that comes while the first is under way
 * waits for it. Errors: Refused where the key was used for another request.
 */
export async function once<Result>(tx: EntityManager, sent: Retriable, work: () => Promise<Result>): Promise<Result> {
  if (!sent.key.trim() || sent.key.length > LONGEST_KEY)
    throw invalid(
      fault(
        'idempotencyKey',
        'INVALID_KEY',
        `It has 1 to ${LONGEST_KEY} characters; make one per request, a UUID say.`,
      ),
    );
  const inputDigest = digest(JSON.stringify(canonical(sent.input)));
  const keyDigest = digest(sent.key);
  await tx.query(`delete from idempotency_key where created_at < now() - interval '${KEPT_FOR}'`);
  const [mine] = await tx.query<{ id: number }[]>(
    `insert into idempotency_key (caller, key_sha256, operation, input_sha256) values ($1, $2, $3, $4)
     on conflict on constraint idempotency_key_caller_key do nothing returning id`,
    [sent.caller, keyDigest, sent.operation, inputDigest],
  );
  if (mine) {
    const result = await work();
    await tx.query('update idempotency_key set result = $2::jsonb where id = $1', [mine.id, JSON.stringify(result)]);
    return result;
  }
  const [earlier] = await tx.query<{ operation: string; input_sha256: string; result: Result }[]>(
    'select operation, input_sha256, result from idempotency_key where caller = $1 and key_sha256 = $2',
    [sent.caller, keyDigest],
  );
  if (earlier?.operation !== sent.operation || earlier.input_sha256 !== inputDigest)
    throw invalid(
      fault(
        'idempotencyKey',
        'KEY_USED_FOR_ANOTHER_REQUEST',
        `It was used for another request (${earlier?.operation}); a retry repeats the request as it was, another request takes another key.`,
      ),
    );
  return earlier.result;
}
