import type { Context } from '../../graph/context';
import { decodeCursor, encodeCursor } from '../../graph/cursor';
import { checkPage } from '../../graph/page';
import { CHANGE_ORDER, type ChangePlace, type KeptChange } from './change.queries';
import type { Change } from './change.types';
import { shownChange } from './shown-change';

/** Where the rows of a list of changes come from. */
export interface ChangeSource {
  read: (after: ChangePlace | null, limit: number) => Promise<KeptChange[]>;
  count: () => Promise<number>;
}

/** A page of changes; rows and count are read only when a field asks for them. Errors: BAD_USER_INPUT, with the argument. */
export function changePage(
  ctx: Context,
  asked: { first: number | null; after: string | null | undefined },
  source: ChangeSource,
) {
  const { size } = checkPage(asked, ctx.maxPageSize);
  const { after = null } = asked;
  const place = after === null ? null : (decodeCursor(after, CHANGE_ORDER, isNumber, 'after') as ChangePlace);
  const read = async () => {
    const rows = await source.read(place, size + 1);
    const shown = rows.slice(0, size).map(shownChange);
    ctx.spend(shown.length);
    return { shown, hasMore: rows.length > size };
  };
  let reading: ReturnType<typeof read> | null = null;
  const rows = () => {
    reading ??= read();
    return reading;
  };
  const cursor = (change: Change | undefined) => (change ? cursorOf(change) : null);
  return {
    edges: async () => (await rows()).shown.map((node) => ({ node, cursor: cursorOf(node) })),
    nodes: async () => (await rows()).shown,
    pageInfo: async () => {
      const { shown, hasMore } = await rows();
      return {
        hasNextPage: hasMore,
        hasPreviousPage: place !== null,
        startCursor: cursor(shown[0]),
        endCursor: cursor(shown.at(-1)),
      };
    },
    totalCount: source.count,
  };
}

const cursorOf = (change: Change): string => encodeCursor(change as unknown as Record<string, unknown>, CHANGE_ORDER);

const isNumber = (_property: string, value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
