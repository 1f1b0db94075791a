import { pageOf } from '../../graph/connection';
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

/** A page of changes. Errors: BAD_USER_INPUT, with the argument. */
export function changePage(
  ctx: Context,
  asked: { first: number | null; after: string | null | undefined },
  source: ChangeSource,
) {
  const page = checkPage(asked, ctx.maxPageSize);
  const place = page.after === null ? null : (decodeCursor(page.after, CHANGE_ORDER, isNumber, 'after') as ChangePlace);
  return pageOf<Change>(ctx, page, {
    read: async () => (await source.read(place, page.size + 1)).map(shownChange),
    count: source.count,
    cursorOf,
  });
}

const cursorOf = (change: Change): string => encodeCursor(change as unknown as Record<string, unknown>, CHANGE_ORDER);

const isNumber = (_property: string, value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
