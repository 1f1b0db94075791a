import { OPERATOR } from '../auth/viewer';
import type { Config } from '../config';
import { pendingMigrations } from '../database/migrate';
import { OperatorError } from '../errors';
import { decodeId } from '../graph/global-id';
import { Refused } from '../graph/refused';
import { beginWriting } from '../graph/write-transaction';
import { openStore } from '../hub';
import { documentWriters } from '../ingest/document-writers';
import { requireWholeDatabase } from './require-whole-database';

type Tell = (line: string) => void;

/** Gives a unit another name, now and in what was imported before. */
export async function addAlias(
  config: Config,
  unit: string,
  name: string,
  reason: string | null,
  tell: Tell,
): Promise<number> {
  const unitId = rowIdOf(unit);
  await change(config, reason, tell, async (tx) => {
    await requirePresent(tx, [unit]);
    await documentWriters.addUnitAlias(tx, unitId, name);
  });
  tell(`The unit ${unit} goes by "${name}" too.`);
  return 0;
}

/** Makes units one: the first stays. */
export async function mergeInto(
  config: Config,
  keep: string,
  merged: readonly string[],
  reason: string | null,
  tell: Tell,
): Promise<number> {
  const [keepId, ...mergeIds] = [keep, ...merged].map(rowIdOf);
  await change(config, reason, tell, async (tx) => {
    await requirePresent(tx, [keep, ...merged]);
    await documentWriters.mergeUnits(tx, keepId as number, mergeIds);
  });
  tell(`${merged.length} merged into ${keep}.`);
  return 0;
}

type Transaction = Parameters<typeof documentWriters.mergeUnits>[0];

async function change(
  config: Config,
  reason: string | null,
  tell: Tell,
  work: (tx: Transaction) => Promise<void>,
): Promise<void> {
  requireWholeDatabase(config, 'units');
  const { database, close } = await openStore(config, tell);
  try {
    if ((await pendingMigrations(database)).length)
      throw new OperatorError(
        'The database is not in the form that this version needs; run `plangraph migrate` first.',
      );
    await database.transaction(async (tx) => {
      await beginWriting(tx, { viewer: OPERATOR, reason, alone: true });
      await work(tx);
    });
  } catch (error) {
    throw error instanceof Refused ? new OperatorError(error.message) : error;
  } finally {
    await close();
  }
}

async function requirePresent(tx: Transaction, ids: readonly string[]): Promise<void> {
  const rows = await tx.query<{ id: number }[]>('select id from unit where id = any($1::int[]) for update', [
    ids.map(rowIdOf),
  ]);
  const present = new Set(rows.map(({ id }) => id));
  const absent = ids.find((id) => !present.has(rowIdOf(id)));
  if (absent !== undefined)
    throw new OperatorError(`There is no unit with the id ${absent}; it may have been merged already.`);
}

/** Errors: OperatorError (wrong usage) for what is no unit's id. */
function rowIdOf(id: string): number {
  const decoded = decodeId(id);
  if (decoded?.type !== 'Unit')
    throw new OperatorError(`"${id}" is no unit's id; give the "id" of a unit as a query returned it.`, 2);
  return decoded.id;
}
