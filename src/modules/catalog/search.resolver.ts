import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graph/context';
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
    const { size } = checkPage({ first, after }, ctx.maxPageSize);
    const asked = askedFor(text, kinds);
    const place = placeOf(after ?? null, asked.key);
    const list = searchList(ctx, asked);
    const read = async () => {
      const { found, searches } = await list.page(place, size + 1);
      const shown = found.slice(0, size);
      ctx.spend(shown.length);
      return { searches, shown, hasMore: found.length > size };
    };
    let reading: ReturnType<typeof read> | null = null;
    const page = () => {
      reading ??= read();
      return reading;
    };
    const cursor = (found: Found) => encodeCursor({ asked: asked.key, ...found }, SEARCH_ORDER);
    return {
      edges: async () => {
        const { shown, searches } = await page();
        return shown.map(
          (found): SearchEdge =>
            Object.assign(new SearchEdge(), {
              cursor: cursor(found),
              node: keyOf(found),
              rank: rankOf(found),
              entryId: found.id,
              searches,
            }),
        );
      },
      nodes: async () => (await page()).shown.map(keyOf),
      pageInfo: async () => {
        const { shown, hasMore } = await page();
        const [from, to] = [shown[0], shown.at(-1)];
        return {
          hasNextPage: hasMore,
          hasPreviousPage: place !== null,
          startCursor: from ? cursor(from) : null,
          endCursor: to ? cursor(to) : null,
        };
      },
      totalCount: () => list.total(),
    };
  }

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
