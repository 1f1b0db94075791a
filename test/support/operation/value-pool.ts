import { type GraphQLSchema, isObjectType } from 'graphql';
import type { Database } from '../../../src/database/database';
import { encodeId } from '../../../src/graph/global-id';
import { type BruteForce, bruteForceOver } from '../filter/brute-force';
import type { Chance } from '../seeded-chance';
import { NODE_TYPES } from './node-types';
import { type AskGraph, cursorsOf, type SeenPage } from './read-cursors';

/** Values that are there, read once: what operations are drawn from. */
export interface ValuePool {
  model: BruteForce;
  /** Pages by field, as `Plan.tasks`. */
  pages: ReadonlyMap<string, readonly SeenPage[]>;
  /** Instants at which the graph read otherwise than now. */
  instants: readonly string[];
  days: readonly string[];
  /** Stretches of titles and names, as people search for them. */
  texts: readonly string[];
}

/** Reads the pool of a database, its cursors through the graph. */
export async function readPool(
  database: Database,
  ask: AskGraph,
  given: { schema: GraphQLSchema; chance: Chance; today: string; instants: readonly string[] },
): Promise<ValuePool> {
  const { schema, chance, today, instants } = given;
  const model = await bruteForceOver(database, today);
  const pages = new Map<string, SeenPage[]>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type === schema.getSubscriptionType()) continue;
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      if (field.args.some(({ name }) => name === 'after'))
        pages.set(`${type.name}.${field.name}`, await cursorsOf({ schema, model, chance, ask }, type.name, field));
  }
  return { model, pages, instants, days: daysOf(model, today), texts: textsOf(model) };
}

function daysOf(model: BruteForce, today: string): string[] {
  const days = [...model.rows('Plan'), ...model.rows('LegalDocument')].flatMap((row) => row.issuedOn ?? []);
  return [...new Set([today, ...(days as string[]), '2026-06-15', '2027-12-31'])];
}

const WORDS_IN_TEXT = 3;

const textsOf = (model: BruteForce): string[] =>
  NODE_TYPES.flatMap((type) => model.rows(type))
    .flatMap((row) => (row.number ?? row.name ?? row.title ?? []) as string | string[])
    .map((text) => text.split(' ').slice(0, WORDS_IN_TEXT).join(' '))
    .filter((text) => text.trim() !== '');

/** The id of any row of a type. */
export const anyId = (pool: ValuePool, chance: Chance, type: string): string =>
  encodeId(type, chance.oneOf(pool.model.rows(type)).id);
