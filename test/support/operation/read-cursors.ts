import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
} from 'graphql';
import { encodeId } from '../../../src/graph/global-id';
import type { BruteForce } from '../filter/brute-force';
import type { Chance } from '../seeded-chance';
import { NODE_TYPES } from './node-types';

/** Arguments that a paged field was asked with, and the cursors of the rows that it gave. */
export interface SeenPage {
  args: Readonly<Record<string, unknown>>;
  cursors: readonly string[];
}

/** Asks the graph; the data of an answer without errors. */
export type AskGraph = (query: string, variables: Record<string, unknown>) => Promise<Record<string, unknown>>;

interface Reading {
  schema: GraphQLSchema;
  model: BruteForce;
  chance: Chance;
  ask: AskGraph;
}

/** How many orders a field is read in, document order among them. */
const ORDERS = 4;
const READ_FROM = 60;

/** The pages of a field: as it is, and in other orders where it takes them. */
export async function cursorsOf(
  reading: Reading,
  type: string,
  field: GraphQLField<unknown, unknown>,
): Promise<SeenPage[]> {
  const orderBy = field.args.find(({ name }) => name === 'orderBy');
  const pages: SeenPage[] = [];
  for (let i = 0; i < (orderBy ? ORDERS : 1); i++) {
    const args = {
      ...needed(reading, field),
      ...(orderBy && i > 0
        ? { orderBy: anyOrder(reading.chance, getNamedType(orderBy.type).name, reading.schema) }
        : {}),
    };
    const cursors = await read(reading, type, field, args);
    if (cursors.length > 0) pages.push({ args, cursors });
  }
  return pages;
}

/** Up to three terms of an order input, such as `TaskOrder`. */
export function anyOrder(chance: Chance, input: string, schema: GraphQLSchema): Record<string, string>[] {
  const type = schema.getType(input);
  const field = isInputObjectType(type) ? (type.getFields().field as GraphQLInputField) : null;
  const values = field && getNamedType(field.type);
  if (!isEnumType(values)) throw new Error(`${input} is no order.`);
  const names = chance.shuffled(values.getValues().map(({ name }) => name)).slice(0, 1 + chance.below(3));
  return names.map((name) => ({
    field: name,
    ...(chance.below(2) === 0 ? { direction: chance.oneOf(['ASC', 'DESC']) } : {}),
    ...(chance.below(2) === 0 ? { nulls: chance.oneOf(['FIRST', 'LAST']) } : {}),
  }));
}

function needed({ model, chance }: Reading, { args }: GraphQLField<unknown, unknown>): Record<string, unknown> {
  const has = (name: string) => args.some((arg) => arg.name === name);
  const cited = model.rows('Citation').flatMap(({ documentId }) => (documentId as number | null) ?? []);
  return {
    ...(has('documentId') ? { documentId: encodeId('LegalDocument', chance.oneOf(cited)) } : {}),
    ...(has('text') ? { text: 'y tế' } : {}),
  };
}

async function read(
  { model, chance, ask }: Reading,
  type: string,
  field: GraphQLField<unknown, unknown>,
  args: Record<string, unknown>,
): Promise<string[]> {
  const given = field.args.filter(({ name }) => name in args);
  const declared = given.map((arg) => `$${arg.name}: ${arg.type}`);
  const passed = [...given.map(({ name }) => `${name}: $${name}`), 'first: 4'];
  const asked = `${field.name}(${passed.join(', ')}) { edges { cursor } }`;
  const [head, foot] = around(type);
  const isNode = (NODE_TYPES as readonly string[]).includes(type);
  const rows = isNode ? chance.shuffled(model.rows(type)).slice(0, READ_FROM) : [];
  const ids = rows.map(({ id }) => encodeId(type, id));
  const params = [...declared, ...(isNode ? ['$ids: [ID!]!'] : [])];
  const signature = params.length > 0 ? `(${params.join(', ')})` : '';
  const data = await ask(`query ${signature} { ${head} ${asked} ${foot} }`, { ...args, ...(isNode ? { ids } : {}) });
  // "cursor":"WyJpZCBBU0Mi…" wherever it stands in the answer, not "endCursor"
  return [...JSON.stringify(data).matchAll(/"cursor":"([\w-]{1,4000})"/g)].flatMap(([, cursor]) => cursor ?? []);
}

/** What leads from the root to rows of a type. */
function around(type: string): [string, string] {
  if (type === 'Query') return ['', ''];
  if (type === 'TaskReportRow') return ['taskReport { total {', '} }'];
  if (type === 'IndicatorReportRow') return ['indicatorReport { total {', '} }'];
  return [`nodes(ids: $ids) { ... on ${type} {`, '} }'];
}
