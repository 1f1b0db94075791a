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
  const place = page.after === null ? null : changePlace(page.after);
  return pageOf<Change>(ctx, page, {
    read: async () => (await source.read(place, page.size + 1)).map(shownChange),
    count: source.count,
    cursorOf,
  });
}

/** The place behind which a list of changes goes on. Errors: BAD_USER_INPUT for what is no cursor of one. */
export const changePlace = (cursor: string): ChangePlace =>
  decodeCursor(cursor, CHANGE_ORDER, isNumber, 'after') as ChangePlace;

export const cursorOf = ({ position, id }: Pick<Change, 'position' | 'id'>): string =>
  encodeCursor({ position, id }, CHANGE_ORDER);

const isNumber = (_property: string, value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
