import { getNamedType } from 'graphql';
import { propertyReader, wholeOf } from '../found-row';
import { checkedPage, pageInfoOf, shownRows } from '../graph/connection';
import type { Context } from '../graph/context';
import { encodeCursor } from '../graph/cursor';
import { servedBy } from '../graph/found-by-path';
import type { Properties } from '../graph/joined-rows';
import { askOf } from '../graph/link-args';
import type { Edge } from '../graph/link-loaders';
import type { ManyLink } from '../graph/links';
import type { Page } from '../graph/page';
import { isFoundTogether, pageAndCountStatement } from '../graph/page-and-count';
import { type Ask, countStatement, pageStatement, type Statement } from '../graph/page-statement';
import type { Row } from '../graph/rows-by-id';
import { askAlong, askedAhead, hangingOn } from './ahead';
import type { Collected, Compilation } from './compilation';
import { remembered } from './field-arguments';
import type { MaybePromise } from './maybe-promise';
import { byParent, idsReader, parentsWith, type ReadRow, type RowsByParent, spend } from './rows-read';
import { valuesWriter } from './write-values';
import {
  type Asked,
  type FieldPlan,
  type ObjectPlan,
  onceRead,
  type Parents,
  type Run,
  type Times,
  type Write,
} from './writing';

const idOf = propertyReader('id');
const numberOf = propertyReader('n');
const countBesideOf = propertyReader('__count');

/** How a connection is written: its rows and its count are read for all parents at once, each where a field asks for it. */
export function pagesPlan(compilation: Compilation, collected: Collected, edge: Edge<ManyLink>): FieldPlan {
  const { link, entity, from } = edge;
  const { responseName, field } = collected;
  const down = compilation.below(collected);
  const plan = down(getNamedType(field.type).name);
  const writerOf = valuesWriter(field.type, down);
  const column = `${collected.place.prefix}id`;
  const idsIn = idsReader(column);
  const selected = selectedOf(plan);
  const isRoot = from === 'Query';

  /** The page that is asked for, with the statements that read it. */
  const askedIn = remembered(collected, (args, today, maxSize): AskedPages['of'] => {
    const ask = askOf(link, args);
    const page = checkedPage(edge, ask, args, maxSize);
    const properties = propertiesOf(selected, ask);
    const { recordedAt } = args;
    const asked = { ask, page, recordedAt };
    // what was recorded is shown by views, which cost more at each reading, and by no path
    const isTogether = isFoundTogether(link, ask) && (selected.count || servedBy(ask.where, link.to) !== null);
    if (selected.rows && isTogether && !recordedAt)
      return {
        ...asked,
        isTogether,
        rows: pageAndCountStatement(link, entity, ask, page, today, properties),
        count: null,
      };
    return {
      ...asked,
      isTogether: false,
      rows: selected.rows ? pageStatement(link, entity, ask, page, today, properties) : null,
      count: selected.count ? countStatement(link, entity, ask, today) : null,
    };
  });

  const hanging = selected.fields && hangingOn(compilation, selected.fields, link.via === null);
  function ask(parents: Parents, run: Run, at: Context, made: AskedPages['of']): AskedPages {
    const { rows, count, isTogether } = made;
    // what finds a list of all rows with its count may read many: PostgreSQL divides that only while nothing is left behind
    const along = isRoot && isTogether ? null : hanging;
    const found = rows && askAlong({ statement: rows, parents }, along, run, at, byParent);
    const counted = count && askAlong({ statement: count, parents }, null, run, at, byParent);
    return {
      of: made,
      reading: Promise.all([found?.reading ?? null, counted?.reading ?? null]),
      below: found?.below ?? run,
      isAll: found?.isAll ?? !plan.issues,
    };
  }

  function written(asked: AskedPages, ids: readonly number[], times: Times, run: Run): MaybePromise<Write> {
    return onceRead(run, plan.issues && !asked.isAll, asked.reading, (found) =>
      writerOf(pagesOf(asked.of, found, ids, times, run), times, asked.below),
    );
  }

  function pagesOf(
    { ask, page, rows }: AskedPages['of'],
    [found, counted]: Found,
    ids: readonly number[],
    times: Times,
    run: Run,
  ) {
    const rowsOf = (id: number) => found?.get(id)?.filter((row) => idOf(row) !== null) ?? [];
    // the rows of a page that is found with its count tell it themselves
    const countOf = (id: number) => numberOf(counted?.get(id)?.[0]) ?? countBesideOf(found?.get(id)?.[0]) ?? 0;
    const pages = ids.map((id) => shownRows(page, rowsOf(id)));
    if (rows)
      spend(
        run,
        pages.map(({ shown }) => shown),
        times,
      );
    return pages.map((shown, i) => ({
      ...connectionOf(selected, page, ask, shown),
      totalCount: countOf(ids[i] as number),
    }));
  }

  const planned: FieldPlan = {
    responseName,
    name: field.name,
    reads: ['id'],
    below: plan,
    issues: true,
    isOneRead: !(selected.rows && selected.count) && !plan.issues,
    ahead: {
      by: [column],
      ask: ([parents], run) => ask(parents as Parents, run, run.ctx, askedIn(run, run.ctx.today)),
    },
    writerOf: (objects, times, run, at) => {
      // a root has no parent: its statements take any
      const ids = isRoot ? [0] : (idsIn(objects) as number[]);
      const early = askedAhead<AskedPages>(planned, run);
      if (early) return written(early, ids, times, run);
      const parents = parentsWith(ids) as Parents;
      const made = askedIn(run, at.today);
      const { recordedAt } = made;
      return recordedAt instanceof Date
        ? onceRead(run, true, at.asRecorded(recordedAt), (there) =>
            written(ask(parents, run, there, askedIn(run, there.today)), ids, times, run),
          )
        : written(ask(parents, run, at, made), ids, times, run);
    },
  };
  return planned;
}

/** The rows of pages and their counts, by parent. */
type Found = [RowsByParent | null, RowsByParent | null];

/** What was asked for pages. */
interface AskedPages extends Asked<Found> {
  of: {
    ask: Ask;
    page: Page;
    recordedAt: unknown;
    isTogether: boolean;
    rows: Statement | null;
    count: Statement | null;
  };
}

/** What of a connection is selected. */
interface Selected {
  rows: boolean;
  count: boolean;
  edges: boolean;
  info: boolean;
  /** Whether any cursor is. */
  cursors: boolean;
  /** What is read of its rows; null: all. */
  reads: Properties;
  /** The fields of its rows, and those of the connection that are not of its rows; null: not all are known. */
  fields: readonly FieldPlan[] | null;
}

function selectedOf(plan: ObjectPlan): Selected {
  const named = (name: string) => plan.fields.filter((field) => field.name === name);
  const selects = (names: readonly string[], fields: readonly FieldPlan[]) =>
    fields.some(({ below }) => below?.fields.some(({ name }) => names.includes(name)) ?? false);
  const edges = named('edges');
  const info = named('pageInfo');
  const nodes = [...named('nodes'), ...edges.flatMap(({ below }) => below?.fields ?? [])].flatMap(({ name, below }) =>
    name === 'nodes' || name === 'node' ? [below] : [],
  );
  return {
    fields: nodes.every((node) => node)
      ? [
          ...plan.fields.filter(({ name }) => name !== 'nodes' && name !== 'edges'),
          ...nodes.flatMap((node) => node?.fields ?? []),
        ]
      : null,
    rows: named('nodes').length + edges.length + info.length > 0,
    count: named('totalCount').length > 0,
    edges: edges.length > 0,
    info: info.length > 0,
    cursors: selects(['cursor'], edges) || selects(['startCursor', 'endCursor'], info),
    reads: nodes.every((node) => node?.wanted.properties)
      ? new Set(nodes.flatMap((node) => [...(node?.wanted.properties ?? [])]))
      : null,
  };
}

/** What is read of the rows: a cursor is made of what they are ordered by. */
const propertiesOf = ({ reads, cursors }: Selected, { order }: Ask): Properties =>
  reads && cursors ? new Set([...reads, ...order.flatMap(({ by, property }) => (by ? [] : [property]))]) : reads;

function connectionOf(
  { edges, info, cursors }: Selected,
  page: Page,
  { order }: Ask,
  rows: ReturnType<typeof shownRows<ReadRow>>,
) {
  const cursorOf = cursors ? (row: ReadRow) => encodeCursor(wholeOf(row) as Row, order) : () => '';
  return {
    nodes: rows.shown,
    edges: edges ? rows.shown.map((node) => ({ node, cursor: cursorOf(node) })) : null,
    pageInfo: info ? pageInfoOf(page, rows, cursorOf) : null,
  };
}
