import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { Context } from './context';
import { decodeCursor, encodeCursor } from './cursor';
import { countLoader, type Edge, pageLoader } from './link-loaders';
import { checkPage, type PageArgs } from './page';
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

/** A page of an edge's rows; rows and count are read only when a field asks for them. */
export function connect(ctx: Context, edge: Edge, parentId: number, ask: Ask, args: PageArgs) {
  const page = checkPage(args, ctx.maxPageSize);
  const { order } = ask;
  // a bad cursor is the list's fault, not that of the first field that reads it
  const { fits } = tableOf(edge.entity);
  if (page.after !== null) decodeCursor(page.after, order, fits, 'after');
  if (page.before !== null) decodeCursor(page.before, order, fits, 'before');
  const read = async () => {
    const rows = await ctx.load(pageLoader(edge, ask, page), parentId);
    const shown = rows.slice(0, page.size);
    ctx.spend(shown.length);
    return { hasMore: rows.length > page.size, shown: page.isBackward ? shown.reverse() : shown };
  };
  let reading: ReturnType<typeof read> | null = null;
  const rows = () => {
    reading ??= read();
    return reading;
  };
  const cursor = (row: Row | undefined) => (row ? encodeCursor(row, order) : null);
  return {
    edges: async () => (await rows()).shown.map((node) => ({ node, cursor: encodeCursor(node, order) })),
    nodes: async () => (await rows()).shown,
    pageInfo: async (): Promise<PageInfo> => {
      const { shown, hasMore } = await rows();
      return {
        hasNextPage: page.isBackward ? page.before !== null : hasMore,
        hasPreviousPage: page.isBackward ? hasMore : page.after !== null,
        startCursor: cursor(shown[0]),
        endCursor: cursor(shown.at(-1)),
      };
    },
    totalCount: () => ctx.load(countLoader(edge, ask), parentId),
  };
}
