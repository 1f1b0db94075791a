import type { Database } from '../../../src/database/database';
import { MODULES } from '../../../src/federation/registry';
import { type FilterType, filterType } from '../../../src/graph/filter-model';
import { decodeId, encodeId } from '../../../src/graph/global-id';
import type { Link } from '../../../src/graph/links';
import { tableOf } from '../../../src/graph/row-table';
import { currentDeadline, timelinessOf } from '../../../src/modules/plans/timeliness';
import { fold } from '../../../src/vietnamese/fold';
import { stateOf } from './indicator-state';

export type PlainRow = { id: number } & Record<string, unknown>;
type Given = Readonly<Record<string, unknown>>;

/** Every row of the graph in memory, and what a filter means, written a second time: without SQL and without the checked form. */
export interface BruteForce {
  rows(type: string): readonly PlainRow[];
  passes(type: string, row: PlainRow, filter: Given): boolean;
  value(type: string, row: PlainRow, field: string, asOf?: string): unknown;
  linked(type: string, row: PlainRow, link: string): { type: string; rows: PlainRow[] }[];
}

/** Every type that can be filtered by: those whose rows a module has. */
export const TYPES: readonly string[] = MODULES.flatMap(({ types, entities }) =>
  Object.keys(types).filter((name) => entities.includes(types[name] as never)),
);

export async function bruteForceOver(database: Database, today: string): Promise<BruteForce> {
  const held = new Map<string, PlainRow[]>();
  for (const type of TYPES) {
    const table = tableOf(filterType(type).entity);
    held.set(type, await database.rows<PlainRow>(`select ${table.select('t')} from ${table.name} t order by id`, []));
  }
  const aliases = await database.rows<{ unit_id: number; name: string }>('select unit_id, name from unit_alias', []);
  const successions = await database.rows<PlainRow>(
    'select id, predecessor_id as "predecessorId", successor_id as "successorId" from unit_succession',
    [],
  );
  const rows = (type: string) => held.get(type) ?? [];
  const pairs = (table: string) => (table === 'unit_succession' ? successions : rows('Assignment'));

  function linked(type: string, row: PlainRow, name: string): { type: string; rows: PlainRow[] }[] {
    const link = filterType(type).links.get(name) as Link;
    if (link.form === 'oneOf') {
      const choice = link.choices.find(({ property }) => row[property] !== null);
      return choice ? [{ type: choice.to, rows: rows(choice.to).filter(({ id }) => id === row[choice.property]) }] : [];
    }
    if (link.form === 'one')
      return [{ type: link.to, rows: rows(link.to).filter(({ id }) => id === row[link.property]) }];
    if (link.form === 'many' && link.via) {
      const { near, far, entity } = link.via;
      const far_ids = new Set(
        pairs(tableOf(entity()).name)
          .filter((pair) => pair[near] === row.id)
          .map((pair) => pair[far]),
      );
      return [{ type: link.to, rows: rows(link.to).filter(({ id }) => far_ids.has(id)) }];
    }
    const only = Object.entries(link.form === 'many' ? link.only : {});
    return [
      {
        type: link.to,
        rows: rows(link.to).filter(
          (far) =>
            far[link.property as string] === row.id && only.every(([property, value]) => far[property] === value),
        ),
      },
    ];
  }

  /** What is worked out, by type and field, as of a day. */
  const computed: Readonly<Record<string, (row: PlainRow, day: string) => unknown>> = {
    'Task.dueOn': (row, day) => (currentDeadline(deadlinesOf(row), day) as { on: string | null } | null)?.on ?? null,
    'Task.timeliness': (row, day) => timelinessOf(row as never, deadlinesOf(row), day),
    'Unit.names': (row) => aliases.filter(({ unit_id }) => unit_id === row.id).map(({ name }) => name),
    'Unit.aliases': (row) =>
      aliases.filter(({ unit_id, name }) => unit_id === row.id && name !== row.name).map(({ name }) => name),
    'Unit.isKnown': (row) => row.registryKey !== null,
    'LegalDocument.inForce': (row, day) => inForce(row, day),
    'Indicator.state': (row, day) => {
      const plan = rows('Plan').find(({ id }) => id === row.planId);
      const observed = rows('Observation').filter(
        (one) => one.indicatorId === row.id && (one.observedOn as string) <= day,
      );
      const [last] = observed.toSorted((a, b) =>
        a.observedOn === b.observedOn ? b.id - a.id : (a.observedOn as string) < (b.observedOn as string) ? 1 : -1,
      );
      return stateOf(row as never, plan as never, (last?.value ?? null) as number | null, day);
    },
  };

  const deadlinesOf = (row: PlainRow) => rows('Deadline').filter(({ taskId }) => taskId === row.id) as never[];

  function inForce(row: PlainRow, day: string): boolean | null {
    const ends = rows('Citation')
      .filter(
        ({ kind, status, locator, documentId }) =>
          ['REPLACES', 'REPEALS', 'SUSPENDS'].includes(kind as string) &&
          status === 'RESOLVED' &&
          locator === null &&
          documentId !== null &&
          (documentId === row.id || documentId === row.issuedWithId),
      )
      .map(({ citingDocumentId }) => rows('LegalDocument').find(({ id }) => id === citingDocumentId) as PlainRow)
      .map(({ effectiveOn, issuedOn }) => (effectiveOn ?? issuedOn) as string | null);
    if (ends.some((end) => end !== null && end <= day)) return false;
    if (row.effectiveOn === null) return null;
    if ((row.effectiveOn as string) > day) return false;
    return ends.includes(null) ? null : true;
  }

  function value(type: string, row: PlainRow, field: string, asOf = today): unknown {
    const worked = computed[`${type}.${field}`];
    if (worked) return worked(row, asOf);
    const found = row[field];
    return found instanceof Date ? found.toISOString() : found;
  }

  function passes(type: string, row: PlainRow, filter: Given): boolean {
    return Object.entries(filter).every(([name, given]) => {
      if (saysNothing(type, { [name]: given })) return true;
      if (name === 'and') return (given as Given[]).every((one) => passes(type, row, one));
      if (name === 'or') return (given as Given[]).some((one) => !saysNothing(type, one) && passes(type, row, one));
      if (name === 'not') return !passes(type, row, given as Given);
      const known: FilterType = filterType(type);
      const field = known.fields.get(name);
      if (field?.isList)
        return quantified(given as Given, value(type, row, name) as unknown[], (one, of) => isSuch(type, one, of));
      if (field)
        return isSuch(type, value(type, row, name, (given as Given).asOf as string | undefined), given as Given);
      return known.links.get(name)?.form === 'many'
        ? linked(type, row, name).every((far) =>
            quantified(given as Given, far.rows, (one, of) => passes(far.type, one, of)),
          )
        : isOne(type, row, name, given as Given);
    });
  }

  /** A condition without a test, for want of a variable perhaps, is as if it were not there. */
  function saysNothing(type: string, filter: Given): boolean {
    return Object.entries(filter).every(([name, given]) => {
      if (name === 'and') return (given as Given[]).every((one) => saysNothing(type, one));
      if (name === 'or')
        return (given as Given[]).length > 0 && (given as Given[]).every((one) => saysNothing(type, one));
      if (name === 'not') return saysNothing(type, given as Given);
      const isValue = filterType(type).fields.has(name) && !filterType(type).fields.get(name)?.isList;
      return isValue && Object.keys(given as Given).every((operator) => operator === 'asOf');
    });
  }

  function isOne(type: string, row: PlainRow, name: string, given: Given): boolean {
    const far = linked(type, row, name);
    if (filterType(type).links.get(name)?.form !== 'oneOf')
      return far.some(({ type: to, rows: found }) => found.some((one) => passes(to, one, given)));
    return Object.entries(given).every(([choice, of]) =>
      far.some(
        ({ type: to, rows: found }) =>
          to.toLowerCase() === choice.toLowerCase() && found.some((one) => passes(to, one, of as Given)),
      ),
    );
  }

  return { rows, passes, value, linked };
}

const quantified = <T>(given: Given, items: readonly T[], isMatch: (item: T, of: Given) => boolean): boolean =>
  Object.entries(given).every(([quantifier, of]) => {
    const matches = (item: T) => isMatch(item, of as Given);
    if (quantifier === 'some') return items.some(matches);
    return quantifier === 'none' ? !items.some(matches) : items.every(matches);
  });

function isSuch(type: string, value: unknown, given: Given): boolean {
  const shownValue = (asked: unknown) =>
    typeof value === 'number' && typeof asked === 'string' ? encodeId(type, value) : value;
  return Object.entries(given).every(([operator, asked]) => {
    if (operator === 'asOf') return true;
    if (operator === 'isNull') return (value === null) === asked;
    if (value === null) return false;
    if (operator === 'contains') return fold(value as string).includes(fold(asked as string));
    if (operator === 'in') return (asked as unknown[]).some((one) => shownValue(one) === one);
    if (operator === 'eq') return shownValue(asked) === asked;
    const [left, right] = [value as number, asked as number];
    if (operator === 'lt') return left < right;
    if (operator === 'lte') return left <= right;
    if (operator === 'gt') return left > right;
    return left >= right;
  });
}

/** The row that an id of the graph names, among some. */
export const idsOf = (rows: readonly PlainRow[], type: string): string[] => rows.map(({ id }) => encodeId(type, id));
export const rowId = (globalId: string): number => decodeId(globalId)?.id ?? 0;
