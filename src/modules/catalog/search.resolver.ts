import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { pageOf } from '../../graph/connection';
import type { Context } from '../../graph/context';
import { COUNT_OF_ALL_COST, Costing } from '../../graph/costs';
import { decodeCursor, encodeCursor } from '../../graph/cursor';
import { ref } from '../../graph/key';
import { NodeKind, TYPE_OF_KIND } from '../../graph/node-kind';
import { checkPage } from '../../graph/page';
import { passagesByEntryId } from './search.loaders';
import { type Found, rowOf, SEARCH_ORDER } from './search.queries';
import { SearchConnection, SearchEdge } from './search.types';
import { rankOf, searchList } from './search-page';
import { quoteOf } from './search-quote';
import { askedFor, LONGEST_TEXT } from './search-text';

@Resolver(() => SearchEdge)
export class SearchResolver {
  @Costing({ call: 5000, count: COUNT_OF_ALL_COST })
  @Query(() => SearchConnection, {
    description:
      'Plans, tasks, units, indicators and documents by their words (tìm kiếm), the best fit first: accents, letter case, old and new tone placement do not matter, abbreviations such as UBND and KH count as what they stand for, a word may be typed to its beginning only, and where nothing fits it may have a typing error.',
  })
  search(
    @Arg('text', () => String, {
      description: `What is sought, in at most ${LONGEST_TEXT} characters: every word counts (nội dung tìm kiếm).`,
    })
    text: string,
    @Arg('kinds', () => [NodeKind], { nullable: true, description: 'Only these kinds; all where absent (loại).' })
    kinds: NodeKind[] | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 20 where absent.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only what follows this cursor.' }) after: string | null,
    @Ctx() ctx: Context,
  ) {
    const page = checkPage({ first, after }, ctx.maxPageSize);
    const asked = askedFor(text, kinds);
    const place = placeOf(page.after, asked.key);
    const list = searchList(ctx, asked);
    const answer = pageOf(ctx, page, {
      read: async () => {
        const { found, searches } = await list.page(place, page.size + 1);
        return found.map((entry) => ({ entry, searches }));
      },
      count: list.total,
      cursorOf: ({ entry }) => encodeCursor({ asked: asked.key, ...entry }, SEARCH_ORDER),
    });
    return {
      ...answer,
      edges: async () =>
        (await answer.edges()).map(
          ({ cursor, node: { entry, searches } }): SearchEdge =>
            Object.assign(new SearchEdge(), {
              cursor,
              node: keyOf(entry),
              rank: rankOf(entry),
              entryId: entry.id,
              searches,
            }),
        ),
      nodes: async () => (await answer.nodes()).map(({ entry }) => keyOf(entry)),
    };
  }

  @Costing({ call: 5 })
  @FieldResolver(() => String, {
    description:
      'The passage that fits best, on one line, with the matching words between « and »: "Ban hành «Kế hoạch» năm 2026" (trích đoạn).',
  })
  async quote(@Root() { entryId, searches }: SearchEdge, @Ctx() ctx: Context): Promise<string> {
    return quoteOf(await ctx.load(passagesByEntryId, entryId), searches);
  }
}

function placeOf(after: string | null, key: string): Found | null {
  if (after === null) return null;
  const fits = (property: string, value: unknown) =>
    property === 'asked'
      ? value === key
      : Number.isSafeInteger(value) && (property === 'id' || Math.abs(value as number) < 2 ** 31);
  const [, tier, size, id] = decodeCursor(after, SEARCH_ORDER, fits, 'after') as [string, number, number, number];
  return { tier, size, id };
}

function keyOf({ id }: Found) {
  const { kind, rowId } = rowOf(id);
  return ref(TYPE_OF_KIND[kind], rowId);
}
