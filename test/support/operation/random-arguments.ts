import {
  type GraphQLArgument,
  type GraphQLField,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
} from 'graphql';
import { hasFilters } from '../../../src/graph/filter-model';
import { randomFilter } from '../filter/random-filter';
import { type Draft, onceIn } from './draft';
import { LOOK_UPS } from './look-ups';
import { NODE_TYPES } from './node-types';
import { withFault } from './planted-fault';
import { anyOrder } from './read-cursors';
import { anyId } from './value-pool';
import { writtenValue } from './written-value';

type Values = Record<string, unknown>;
type Field = GraphQLField<unknown, unknown>;

/** The arguments of a field as text, `(first: 3)` or nothing, and how many rows a page of it holds. */
export function randomArguments(draft: Draft, parent: string, field: Field): { text: string; size: number } {
  const isRoot = parent === 'Query';
  const drawn = { ...(isRoot ? LOOK_UPS[field.name]?.(draft) : {}), ...randomValues(draft, parent, field) };
  const values = withFault(draft, field, drawn);
  const written = Object.entries(values).map(([name, value]) => {
    const type = field.args.find((arg) => arg.name === name)?.type;
    return `${name}: ${type ? writtenValue(draft, type, value) : JSON.stringify(value)}`;
  });
  const size = [values.first, values.last].find((one): one is number => typeof one === 'number') ?? 20;
  return { text: written.length > 0 ? `(${written.join(', ')})` : '', size: Math.max(size, 1) };
}

function randomValues(draft: Draft, parent: string, field: Field): Values {
  const { chance } = draft;
  const isRoot = parent === 'Query';
  const values: Values = {};
  for (const arg of chance.shuffled(field.args)) {
    if (PAGE.has(arg.name) || (isRoot && arg.name in LOOKED_UP)) continue;
    if (!onceIn(chance, RARELY[arg.name] ?? (isRoot ? 3 : 5))) continue;
    const value = drawnValue(draft, arg);
    if (value !== undefined) values[arg.name] = value;
  }
  if (field.args.some(({ name }) => name === 'first')) Object.assign(values, randomPage(draft, parent, field, values));
  return values;
}

const PAGE: ReadonlySet<string> = new Set(['first', 'after', 'last', 'before']);
const LOOKED_UP: Values = {
  id: 1,
  ids: 1,
  number: 1,
  issuer: 1,
  issuedOn: 1,
  code: 1,
  name: 1,
  within: 1,
  documentId: 1,
  text: 1,
};
/** Once in how many an argument is given, where that is not what others have. */
const RARELY: Readonly<Record<string, number>> = { recordedAt: 7, groupBy: 1, orderBy: 3 };

function drawnValue(draft: Draft, { name, type }: GraphQLArgument): unknown {
  const { chance, pool, schema } = draft;
  const named = getNamedType(type);
  if (onceIn(chance, 25)) return null;
  if (name === 'recordedAt') return chance.oneOf(pool.instants);
  if (name === 'asOf') return chance.oneOf(pool.days);
  if (name === 'orderBy') return anyOrder(chance, named.name, schema);
  if (name === 'filter') return anyFilter(draft, named.name);
  if (!isEnumType(named)) return undefined;
  const choices = named.getValues().map((one) => one.name);
  return isListType(getNullableType(type))
    ? chance.shuffled(choices).slice(0, 1 + chance.below(3))
    : chance.oneOf(choices);
}

function anyFilter(draft: Draft, input: string): unknown {
  const { chance, pool } = draft;
  const type = input.replace(/Filter$/, '');
  const id = (of: string) => anyId(pool, chance, of);
  if (type === 'Change')
    return chance.oneOf([
      { kinds: ['TASK', 'UNIT'] },
      { nodeId: id(chance.oneOf(NODE_TYPES)) },
      { since: pool.instants[0], kinds: [chance.oneOf(['TASK', 'PLAN'])] },
      { until: pool.instants[0] },
    ]);
  if (type === 'ReviewItem')
    return chance.oneOf([
      { plan: { in: [id('Plan'), id('Plan')] } },
      { subject: { eq: chance.oneOf(['DIAGNOSTIC', 'CITATION', 'UNIT']) } },
      { status: { in: ['OPEN'] } },
      { severity: { eq: 'warning' } },
    ]);
  return hasFilters(type) ? randomFilter(pool.model, chance, type, 2) : undefined;
}

/** A page from the start or the end, after or before a row that is there; its order is then that of the cursor. */
function randomPage({ chance, pool }: Draft, parent: string, field: Field, values: Values): Values {
  const has = (name: string) => field.args.some((arg) => arg.name === name);
  const isRoot = parent === 'Query';
  const page: Values = {};
  const isFromEnd = has('last') && onceIn(chance, 4);
  if (!isRoot || chance.below(6) > 0)
    page[isFromEnd ? 'last' : 'first'] = onceIn(chance, 30) ? 0 : 1 + chance.below(isRoot ? 6 : 4);
  const seen = pool.pages.get(`${parent}.${field.name}`) ?? [];
  if (seen.length === 0 || !onceIn(chance, 6)) return page;
  const { args, cursors } = chance.oneOf(seen);
  // what narrows a list would as a rule leave nothing behind a cursor of another one
  for (const name of ['filter', 'orderBy', 'recordedAt']) delete values[name];
  const cursor = isFromEnd ? 'before' : 'after';
  return { ...args, ...page, [cursor]: chance.oneOf(cursors) };
}
