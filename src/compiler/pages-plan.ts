import { getNamedType } from 'graphql';
import { checkedPage, pageInfoOf, shownRows } from '../graph/connection';
import type { Context } from '../graph/context';
import { encodeCursor } from '../graph/cursor';
import type { Properties } from '../graph/joined-rows';
import { askOf } from '../graph/link-args';
import type { Edge } from '../graph/link-loaders';
import type { ManyLink } from '../graph/links';
import type { Page } from '../graph/page';
import { type Ask, countStatement, pageStatement } from '../graph/page-statement';
import type { Row } from '../graph/rows-by-id';
import type { Collected, Compilation } from './compilation';
import { remembered } from './field-arguments';
import { idsIn, rowsByParent, spend } from './rows-read';
import { valuesWriter } from './write-values';
import type { FieldPlan, ObjectPlan, Run, Times } from './writing';

/** How a connection is written: its rows and its count are read for all parents at once, each where a field asks for it. */
export function pagesPlan(compilation: Compilation, collected: Collected, edge: Edge<ManyLink>): FieldPlan {
  const { link, entity, from } = edge;
  const { responseName, field } = collected;
  const down = compilation.below(collected);
  const plan = down(getNamedType(field.type).name);
  const write = valuesWriter(field.type, down);
  const selected = selectedOf(plan);
  const isRoot = from === 'Query';

  /** The page that is asked for, with the statements that read it. */
  const askedIn = remembered(collected, (args, today, maxSize) => {
    const ask = askOf(link, args);
    const page = checkedPage(edge, ask, args, maxSize);
    const properties = propertiesOf(selected, ask);
    return {
      ask,
      page,
      recordedAt: args.recordedAt,
      rows: selected.rows ? pageStatement(link, entity, ask, page, today, properties) : null,
      count: selected.count ? countStatement(link, entity, ask, today) : null,
    };
  });

  async function read(objects: readonly unknown[], times: Times, run: Run, at: Context) {
    const { ask, page, rows, count } = askedIn(run, at.today);
    // a root has no parent: its statements take any
    const ids = isRoot ? [0] : (idsIn(objects, `${collected.place.prefix}id`) as number[]);
    const [found, counted] = await Promise.all([
      rows && rowsByParent(at, rows, ids),
      count && rowsByParent(at, count, ids),
    ]);
    const pages = ids.map((id) => shownRows<Row>(page, found?.get(id) ?? []));
    if (rows)
      spend(
        run,
        pages.map(({ shown }) => shown),
        times,
      );
    return pages.map((shown, i) => ({
      ...connectionOf(selected, page, ask, shown),
      totalCount: counted?.get(ids[i] as number)?.[0]?.n ?? 0,
    }));
  }

  return {
    responseName,
    name: field.name,
    reads: ['id'],
    below: plan,
    write: async (objects, times, run, at) => {
      const { recordedAt } = askedIn(run, at.today);
      const there = recordedAt instanceof Date ? await at.asRecorded(recordedAt) : at;
      return write(await read(objects, times, run, there), times, run);
    },
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
  rows: ReturnType<typeof shownRows<Row>>,
) {
  const cursorOf = cursors ? (row: Row) => encodeCursor(row, order) : () => '';
  return {
    nodes: rows.shown,
    edges: edges ? rows.shown.map((node) => ({ node, cursor: cursorOf(node) })) : null,
    pageInfo: info ? pageInfoOf(page, rows, cursorOf) : null,
  };
}
