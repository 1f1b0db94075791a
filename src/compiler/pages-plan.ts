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
import { type Ask, countStatement, pageStatement } from '../graph/page-statement';
import type { Row } from '../graph/rows-by-id';
import type { Collected, Compilation } from './compilation';
import { remembered } from './field-arguments';
import { idsReader, type ReadRow, type RowsByParent, rowsAhead, rowsByParent, spend } from './rows-read';
import { valuesWriter } from './write-values';
import { type FieldPlan, type ObjectPlan, onceRead, type Run, type Times } from './writing';

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
  const idsIn = idsReader(`${collected.place.prefix}id`);
  const selected = selectedOf(plan);
  const isRoot = from === 'Query';

  /** The page that is asked for, with the statements that read it. */
  const askedIn = remembered(collected, (args, today, maxSize) => {
    const ask = askOf(link, args);
    const page = checkedPage(edge, ask, args, maxSize);
    const properties = propertiesOf(selected, ask);
    const { recordedAt } = args;
    const asked = { ask, page, recordedAt };
    // what was recorded is shown by views, which cost more at each reading, and by no path
    const isTogether = isFoundTogether(link, ask) && (selected.count || servedBy(ask.where, link.to) !== null);
    if (selected.rows && isTogether && !recordedAt)
      return { ...asked, rows: pageAndCountStatement(link, entity, ask, page, today, properties), count: null };
    return {
      ...asked,
      rows: selected.rows ? pageStatement(link, entity, ask, page, today, properties) : null,
      count: selected.count ? countStatement(link, entity, ask, today) : null,
    };
  });

  async function read(objects: readonly unknown[], times: Times, run: Run, at: Context) {
    const { ask, page, rows, count } = askedIn(run, at.today);
    // a root has no parent: its statements take any
    const ids = isRoot ? [0] : (idsIn(objects) as number[]);
    const asked = run.ahead?.get(planned) as Promise<Found> | undefined;
    const [found, counted] = await (asked ??
      Promise.all([rows && rowsByParent(at, rows, ids), count && rowsByParent(at, count, ids)]));
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
    // what is wrong with its arguments is only a fault where there is something to ask it for
    ahead: async (parents, run): Promise<Found> => {
      const { rows, count } = askedIn(run, run.ctx.today);
      return Promise.all([rows && rowsAhead(run.ctx, rows, parents), count && rowsAhead(run.ctx, count, parents)]);
    },
    writerOf: (objects, times, run, at) => {
      const { recordedAt } = askedIn(run, at.today);
      const reading =
        recordedAt instanceof Date
          ? at.asRecorded(recordedAt).then((there) => read(objects, times, run, there))
          : read(objects, times, run, at);
      return onceRead(run, plan.issues, reading, (pages) => writerOf(pages, times, run));
    },
  };
  return planned;
}

/** The rows of pages and their counts, by parent. */
type Found = [RowsByParent | null, RowsByParent | null];

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
