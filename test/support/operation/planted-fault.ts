import type { GraphQLField } from 'graphql';
import { type Draft, onceIn } from './draft';
import { anyId } from './value-pool';

type Values = Record<string, unknown>;

interface Fault {
  name: string;
  /** The argument that a field must take for it to be possible. */
  argument: string;
  with(values: Values, draft: Draft): Values;
}

const id = (text: string): string => Buffer.from(text).toString('base64url');

const FAULTS: readonly Fault[] = [
  { name: 'a negative page', argument: 'first', with: ({ last: _, ...rest }) => ({ ...rest, first: -1 }) },
  { name: 'a negative page from the end', argument: 'last', with: ({ first: _, ...rest }) => ({ ...rest, last: -2 }) },
  { name: 'both ends', argument: 'last', with: (values) => ({ ...values, first: 2, last: 2 }) },
  { name: 'a page too large', argument: 'first', with: ({ last: _, ...rest }) => ({ ...rest, first: 10_001 }) },
  { name: 'no cursor', argument: 'after', with: (values) => ({ ...values, after: 'x' }) },
  { name: 'no cursor before', argument: 'before', with: (values) => ({ ...values, before: id('["id ASC LAST",1]') }) },
  { name: 'a page of a wrong type', argument: 'first', with: (values) => ({ ...values, first: 'x' }) },
  { name: 'a null in a filter', argument: 'filter', with: (values) => ({ ...values, filter: { id: { eq: null } } }) },
  { name: 'a null for a filter', argument: 'filter', with: (values) => ({ ...values, filter: { and: null } }) },
  {
    name: 'a null in a list of a filter',
    argument: 'filter',
    with: (values) => ({ ...values, filter: { id: { in: [null] } } }),
  },
  {
    name: 'an id that is none in a filter',
    argument: 'filter',
    with: (values) => ({ ...values, filter: { id: { eq: 'x' } } }),
  },
  {
    name: 'a field that a filter has not',
    argument: 'filter',
    with: (values) => ({ ...values, filter: { nothing: 1 } }),
  },
  {
    name: 'an order that is none',
    argument: 'orderBy',
    with: (values) => ({ ...values, orderBy: [{ field: 'NOTHING' }] }),
  },
  {
    name: 'too many orders',
    argument: 'orderBy',
    with: (values) => ({ ...values, orderBy: Array(9).fill({ field: 'VERSION' }) }),
  },
  { name: 'an id that is none', argument: 'id', with: (values) => ({ ...values, id: 'x' }) },
  { name: 'an id of nothing', argument: 'id', with: (values) => ({ ...values, id: id('Task:999999') }) },
  {
    name: 'ids of nothing',
    argument: 'ids',
    with: ({ ids, ...rest }) => ({ ...rest, ids: [...(ids as string[]), id('Unit:999999'), 'x', id('Assignment:1')] }),
  },
  { name: 'too many ids', argument: 'ids', with: (values) => ({ ...values, ids: Array(101).fill(id('Unit:1')) }) },
  {
    name: 'a document that is none',
    argument: 'documentId',
    with: (values) => ({ ...values, documentId: id('LegalDocument:999999') }),
  },
  {
    name: 'a unit for a document',
    argument: 'documentId',
    with: (values, { pool, chance }) => ({ ...values, documentId: anyId(pool, chance, 'Unit') }),
  },
  { name: 'a number of nothing', argument: 'number', with: (values) => ({ ...values, number: '0/KH-KHONG' }) },
  { name: 'an empty number', argument: 'number', with: (values) => ({ ...values, number: '' }) },
  { name: 'an issuer that nobody knows', argument: 'issuer', with: (values) => ({ ...values, issuer: 'Sở Không Có' }) },
  { name: 'a unit by nothing', argument: 'within', with: () => ({}) },
  { name: 'a unit within none', argument: 'within', with: (values) => ({ ...values, within: id('Unit:999999') }) },
  { name: 'an empty text', argument: 'text', with: (values) => ({ ...values, text: ' ' }) },
  { name: 'a day that is none', argument: 'asOf', with: (values) => ({ ...values, asOf: '2026-02-30' }) },
  {
    name: 'an instant ahead',
    argument: 'recordedAt',
    with: (values) => ({ ...values, recordedAt: '2999-01-01T00:00:00Z' }),
  },
  {
    name: 'an instant that is none',
    argument: 'recordedAt',
    with: (values) => ({ ...values, recordedAt: 'yesterday' }),
  },
  { name: 'a value that an enum has not', argument: 'kinds', with: (values) => ({ ...values, kinds: ['NOTHING'] }) },
  {
    name: 'too many dimensions',
    argument: 'groupBy',
    with: (values) => ({ ...values, groupBy: ['PLAN', 'YEAR', 'FIELD', 'ISSUER'] }),
  },
  { name: 'a dimension twice', argument: 'groupBy', with: (values) => ({ ...values, groupBy: ['PLAN', 'PLAN'] }) },
  { name: 'an argument that is none', argument: 'first', with: (values) => ({ ...values, frist: 1 }) },
];

/** The arguments with one of the faults that this field can have, where the operation is to have one and has none yet. */
export function withFault(draft: Draft, { args }: GraphQLField<unknown, unknown>, values: Values): Values {
  const { chance } = draft;
  if (draft.fault !== 'wanted' || onceIn(chance, 3)) return values;
  const possible = FAULTS.filter(({ argument }) => args.some(({ name }) => name === argument));
  if (possible.length === 0) return values;
  const fault = chance.oneOf(possible);
  draft.fault = fault.name;
  return fault.with(values, draft);
}
