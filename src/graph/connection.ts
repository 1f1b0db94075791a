import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { Context } from './context';
import { decodeCursor, encodeCursor } from './cursor';
import { countLoader, type Edge, pageLoader } from './link-loaders';
import { checkPage, type Page, type PageArgs } from './page';
import type { Ask } from './page-statement';
import { tableOf } from './row-table';
import type { Row } from './rows-by-id';

@ObjectType({ simpleResolvers: true, description: 'Where a page stands in its list (thông tin trang).' })
export class PageInfo {
  @Field({ description: 'More rows follow this page (còn trang sau).' })
  hasNextPage!: boolean;

  @Field({ description: 'Rows come before this page (còn trang trước).' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row; null on an empty page.' })
  endCursor!: string | null;
}

/** The Relay connection and edge types over `node`, named after it. */
export function connectionOf(name: string, node: () => ClassType, term: string): ClassType {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One ${term} in a list, with its cursor.` })
  class EdgeType {
    @Field(() => String, { description: 'Opaque place in the list, for after and before.' })
    cursor!: string;

    @Field(node, { description: `The ${term}.` })
    node!: unknown;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of a list of ${term}.` })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The rows of this page with their cursors.' })
    edges!: EdgeType[];

    @Field(() => [node()], { description: 'The rows of this page.' })
    nodes!: unknown[];

    @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many rows the whole list has; counted only when asked for.' })
    totalCount!: number;
  }
  return ConnectionType;
}

/** Where the rows of a page come from. */
export interface PageSource<Item> {
  /** From the end where the page is backward, one more than the page holds where there are more. */
  read: () => Promise<readonly Item[]>;
  count: () => Promise<number>;
  cursorOf: (item: Item) => string;
}

/** The rows of a page in their order, of what was read of it: from the end where it is backward, and one more where there are more. */
export function shownRows<Item>(page: Page, rows: readonly Item[]): { shown: Item[]; hasMore: boolean } {
  const shown = rows.slice(0, page.size);
  return { hasMore: rows.length > page.size, shown: page.isBackward ? shown.reverse() : shown };
}

export function pageInfoOf<Item>(
  page: Page,
  { shown, hasMore }: { shown: readonly Item[]; hasMore: boolean },
  cursorOf: (item: Item) => string,
): PageInfo {
  const cursor = (item: Item | undefined) => (item ? cursorOf(item) : null);
  return {
    hasNextPage: page.isBackward ? page.before !== null : hasMore,
    hasPreviousPage: page.isBackward ? hasMore : page.after !== null,
    startCursor: cursor(shown[0]),
    endCursor: cursor(shown.at(-1)),
  };
}

/** A page as its connection; rows and count are read only when a field asks for them. */
export function pageOf<Item>(ctx: Context, page: Page, source: PageSource<Item>) {
  const read = async () => {
    const rows = shownRows(page, await source.read());
    ctx.spend(rows.shown.length);
    return rows;
  };
  let reading: ReturnType<typeof read> | null = null;
  const rows = () => {
    reading ??= read();
    return reading;
  };
  return {
    edges: async () => (await rows()).shown.map((node) => ({ node, cursor: source.cursorOf(node) })),
    nodes: async () => (await rows()).shown,
    pageInfo: async () => pageInfoOf(page, await rows(), source.cursorOf),
    totalCount: source.count,
  };
}

/** The page of an edge's rows that is asked for, checked. Errors: BAD_USER_INPUT, which names the argument. */
export function checkedPage(edge: Edge, { order }: Ask, args: PageArgs, maxSize: number): Page {
  const page = checkPage(args, maxSize);
  // a bad cursor is the list's fault, not that of the first field that reads it
  const { fits } = tableOf(edge.entity);
  if (page.after !== null) decodeCursor(page.after, order, fits, 'after');
  if (page.before !== null) decodeCursor(page.before, order, fits, 'before');
  return page;
}

/** A page of an edge's rows. */
export function connect(ctx: Context, edge: Edge, parentId: number, ask: Ask, args: PageArgs) {
  const page = checkedPage(edge, ask, args, ctx.maxPageSize);
  return pageOf<Row>(ctx, page, {
    read: () => ctx.load(pageLoader(edge, ask, page), parentId),
    count: () => ctx.load(countLoader(edge, ask), parentId),
    cursorOf: (row) => encodeCursor(row, ask.order),
  });
}
