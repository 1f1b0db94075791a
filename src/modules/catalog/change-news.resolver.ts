import { Arg, Ctx, Int, Resolver, Subscription } from 'type-graphql';
import { HubError } from '../../errors';
import { pageOf } from '../../graph/connection';
import type { Context } from '../../graph/context';
import { COUNT_OF_ALL_COST, Costing } from '../../graph/costs';
import { checkPage } from '../../graph/page';
import { countChanges, findChanges, lastPlace, lastPosition } from './change.queries';
import { conditionsOf } from './change.resolver';
import { type Change, ChangeConnection, ChangeFilter } from './change.types';
import { changePlace, cursorOf } from './change-page';
import { shownChange } from './shown-change';

/** Behind all that one recording changed. */
const END_OF_RECORDING = Number.MAX_SAFE_INTEGER;

@Resolver()
export class ChangeNewsResolver {
  @Costing({ isOfAll: true, count: COUNT_OF_ALL_COST })
  @Subscription(() => ChangeConnection, {
    subscribe: () => {
      throw new Error('A subscription is answered by src/server/live.');
    },
    description:
      'What changes from now on, in the order of commits (theo dõi thay đổi). The first page comes at once: what follows "after", or none, with the endCursor to go on from. Each page after it holds what was committed since, and is never empty.',
  })
  async changes(
    @Arg('after', () => String, {
      nullable: true,
      description:
        'First all that follows this cursor, of this list or of the query; only what comes from now on where absent.',
    })
    after: string | null,
    @Arg('filter', () => ChangeFilter, { nullable: true, description: 'Which; all where absent.' })
    filter: ChangeFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many a page holds at most, 20 where absent.' })
    first: number | null,
    @Ctx() ctx: Context,
  ) {
    const { following, db } = ctx;
    if (!following) throw new Error('Only what is followed is answered again.');
    const asked = conditionsOf(filter ?? {});
    const page = checkPage({ first }, ctx.maxPageSize);
    if (page.size === 0)
      throw new HubError('BAD_USER_INPUT', 'first: 0 is a page that no change fits into; give 1 or more.', {
        argument: 'first',
      });
    // said before the page is read: what comes between is in the page, or told next
    const last = await lastPosition(db);
    const goesOn = following.after ?? after ?? null;
    const from = goesOn === null ? await lastPlace(db) : changePlace(goesOn);
    const rows = goesOn === null ? [] : await findChanges(db, asked, from, page.size + 1);
    const shown = rows.slice(0, page.size);
    const end = shown.at(-1);
    // what the reader does not see is not looked through again
    const behind = { position: Math.max(last, from[0]), id: last >= from[0] ? END_OF_RECORDING : from[1] };
    following.stand({
      cursor: cursorOf(end ?? (goesOn === null ? { position: from[0], id: from[1] } : behind)),
      isEmpty: end === undefined,
      hasMore: rows.length > page.size,
    });
    const read = pageOf<Change>(ctx, page, {
      read: async () => rows.map(shownChange),
      count: () => countChanges(db, asked),
      cursorOf,
    });
    if (end) return read;
    const endCursor = cursorOf({ position: from[0], id: from[1] });
    return { ...read, pageInfo: async () => ({ ...(await read.pageInfo()), endCursor }) };
  }
}
