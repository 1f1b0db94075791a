import type { EntityManager } from 'typeorm';
import { requireRole } from '../auth/require-role';
import type { Role } from '../auth/viewer';
import type { Context } from './context';
import type { ConflictFailure, NotFoundFailure, ValidationFailure } from './failure';
import { fault, invalid, Refused } from './refused';
import { type EntityClass, tableOf } from './row-table';
import { shownIds, storeOnce, type Write, write } from './write';

export type Refusal = ValidationFailure | ConflictFailure | NotFoundFailure;

/** What a mutation of many rows is asked to do. */
export interface WriteMany<Input, Row, Stored, Answer> {
  /** The mutation's name. */
  operation: string;
  /** What the caller's key must allow; EDITOR where absent. */
  role?: Role;
  /** What every call says besides its items; the reason stands for the items that give none. */
  call: { idempotencyKey?: string | null; reason?: string | null };
  inputs: readonly Input[];
  /** The rows that the items are about, by their ids: locked in one order, so that two calls do not wait for each other. */
  rows: { entity: EntityClass; idOf: (input: Input, argument: string) => number };
  /** The change that one item asks for; `argument` names the item in errors: "inputs.3". */
  change: (input: Input, argument: string) => Write<Row, Stored, Answer>;
}

/** The success member of such a mutation's result. */
export interface Done<Name extends string, Answer> {
  __typename: Name;
  results: (Answer | Refusal)[];
  storedCount: number;
  refusedCount: number;
}

/** As many items as one call may hold: it keeps their rows from other writers until all are done. */
const MOST_ITEMS = 100;

type Outcome<Stored> = { stored: Stored } | { refused: Refusal };

/**
 * Carries out the items of a call in their order, each of them whole or not at all: one that is refused leaves the others
 * be. All that is stored is committed together, and a retry with the call's key is answered as the first was. Errors:
 * UNAUTHENTICATED, FORBIDDEN; BAD_USER_INPUT for what no id can be, before anything is stored.
 */
export async function writeMany<const Name extends string, Input, Row, Stored, Answer>(
  ctx: Context,
  success: Name,
  many: WriteMany<Input, Row, Stored, Answer>,
): Promise<Done<Name, Answer> | Refusal> {
  const { operation, role = 'EDITOR', call, inputs, rows } = many;
  requireRole(ctx.viewer, role);
  if (inputs.length > MOST_ITEMS)
    return invalid(
      fault('inputs', 'TOO_MANY', `It has ${inputs.length} items; one call takes at most ${MOST_ITEMS}. Send several.`),
    ).failure;
  const ids = inputs.map((input, i) => rows.idOf(input, `inputs.${i}`));
  const changes = inputs.map((input, i) => many.change(input, `inputs.${i}`));
  return write<null, Outcome<Stored>[], Done<Name, Answer>>(ctx, {
    operation,
    role,
    input: { ...call, inputs } as typeof call,
    target: async (tx, viewer) => {
      const { name } = tableOf(rows.entity);
      // who holds a row that the caller does not see is not waited for: nobody waits for one that is absent
      const seen = await shownIds(tx, viewer, name, ids);
      await tx.query(`select from ${name} where id = any($1::int[]) order by id for update`, [seen]);
      return null;
    },
    store: async (tx) => {
      const outcomes: Outcome<Stored>[] = [];
      for (const change of changes) outcomes.push(await storeItem(ctx, tx, change, call.reason ?? null));
      return outcomes;
    },
    answer: (outcomes) => {
      const results = outcomes.map((outcome, i) =>
        'refused' in outcome ? outcome.refused : (changes[i] as Write<Row, Stored, Answer>).answer(outcome.stored),
      );
      const refusedCount = outcomes.filter((outcome) => 'refused' in outcome).length;
      return { __typename: success, results, storedCount: outcomes.length - refusedCount, refusedCount };
    },
  });
}

/** One item, in a savepoint of the call's transaction. */
async function storeItem<Row, Stored, Answer>(
  ctx: Context,
  tx: EntityManager,
  change: Write<Row, Stored, Answer>,
  reason: string | null,
): Promise<Outcome<Stored>> {
  try {
    return { stored: await tx.transaction((inner) => storeOnce(ctx, inner, change, reason)) };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.failure };
    throw error;
  }
}
