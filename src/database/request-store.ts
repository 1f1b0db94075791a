import type { Pool } from 'pg';
import type { Asker, Reader, RequestStore, RowForm, Store } from '../reader';
import { readerAsRecorded } from './as-recorded';
import { Asking } from './asking';
import { type Lend, lendFrom, lendTo } from './lent-connection';
import type { Replica } from './replica';
import type { Replicas } from './replicas';
import { rowsSeen, type Sight, sightOf } from './sight';
import { snapshotOf } from './snapshot';

/**
 * The store of one request (decision 0028). Its reads go to one replica, so that what leads from one row to the next is of
 * one state; what fails there is asked of the primary, and everything after it too.
 */
export function requestStore(
  primary: Store,
  poolFor: (sight: Sight) => Pool,
  replicas: Replicas,
  { keyId, operationId, sees }: Asker,
): RequestStore {
  const asking = new Asking();
  const sight = sightOf(sees);
  const lendPrimary = lendFrom(poolFor(sight), asking);
  let isPrimary = false;
  let choosing: Promise<{ replica: Replica | null; position: number }> | undefined;

  const choose = async () => {
    const position = keyId === null ? 0 : await positionToReadAfter(primary, keyId);
    return { replica: replicas.pick(operationId, position), position };
  };

  async function read<Row>(atLeast: number, there: (lend: Lend) => Promise<Row[]>, here: () => Promise<Row[]>) {
    if (isPrimary) return here();
    choosing ??= choose();
    const { replica, position } = await choosing;
    if (replica === null) isPrimary = true;
    // another reading may have failed meanwhile
    if (isPrimary || replica === null) return here();
    try {
      return await there(lendTo(asking, replica.lend(Math.max(position, atLeast), sight)));
    } catch (error) {
      if (isOfTheStatement(error)) throw error;
      isPrimary = true;
      return here();
    }
  }

  return {
    rows: <Row>(text: string, values: readonly unknown[], form?: RowForm) =>
      read<Row>(
        0,
        (lend) => lend((client) => rowsSeen<Row>(client, text, values, sight, form)),
        () => lendPrimary((client) => rowsSeen<Row>(client, text, values, sight, form)),
      ),
    transaction: (work) => {
      isPrimary = true;
      return primary.transaction(work);
    },
    // only the primary knows what is being committed
    positionAt: (instant) => primary.positionAt(instant),
    asRecorded: (position) => {
      const here = readerAsRecorded(lendPrimary, position, sight);
      let there: Reader | undefined;
      return {
        rows: <Row>(text: string, values: readonly unknown[]) =>
          read<Row>(
            position,
            (lend) => {
              there ??= readerAsRecorded(lend, position, sight);
              return there.rows<Row>(text, values);
            },
            () => here.rows<Row>(text, values),
          ),
      };
    },
    // what fails on a replica is asked anew by whoever holds the snapshot
    snapshot: () =>
      snapshotOf(async (work) => {
        if (isPrimary) return lendPrimary(work);
        choosing ??= choose();
        const { replica, position } = await choosing;
        return replica === null ? lendPrimary(work) : lendTo(asking, replica.lend(position, sight))(work);
      }, sight),
    readPrimary: () => {
      isPrimary = true;
    },
    keepPlace: async () => {
      if (keyId !== null) await primary.rows('select keep_position($1)', [keyId]);
    },
    leave: () => asking.leave(),
    limit: (ms, atEnd) => asking.limit(ms, atEnd),
  };
}

async function positionToReadAfter(primary: Reader, keyId: number): Promise<number> {
  const [found] = await primary.rows<{ position: number }>('select position_to_read_after($1) as position', [keyId]);
  return found?.position ?? 0;
}

/** Values that no server takes, and what was cancelled as too long: the primary would fail, or toil, as well. */
function isOfTheStatement(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  // "22P02", "57014"; not "40001" (in the way of what comes from the primary), "42P01" (not migrated yet there)
  return typeof code === 'string' && /^22|^57014$/.test(code);
}
