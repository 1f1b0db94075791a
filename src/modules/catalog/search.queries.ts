import { ascending, type OrderTerm } from '../../graph/links';
import { NodeKind } from '../../graph/node-kind';
import type { Reader } from '../../reader';
import type { Tiers } from './search-tiers';

/** As search.kind_place counts them. */
export const KINDS = Object.keys(NodeKind) as NodeKind[];

/** The place of an entry among those found. */
export interface Found {
  tier: number;
  size: number;
  /** Of the entry: which row of which kind it is of is in it. */
  id: number;
}

/** Which row an entry is of. */
export const rowOf = (entryId: number): { kind: NodeKind; rowId: number } => ({
  kind: KINDS[(entryId % 8) - 1] as NodeKind,
  rowId: Math.floor(entryId / 8),
});

/** The best fit first, then the shorter name; `asked` is the search itself, which a cursor is of. */
export const SEARCH_ORDER: readonly OrderTerm[] = ['asked', 'tier', 'size', 'id'].map(ascending);

/** What fits, after a place. Served by entry_size_id_idx and entry_words_idx, as search.page says. */
export const findEntries = (db: Reader, tiers: Tiers, after: Found | null, limit: number): Promise<Found[]> =>
  db.rows('select tier, size, id from search.page($1, $2, $3, $4, $5, $6)', [
    tiers.ranked,
    tiers.widest,
    after?.tier ?? 1,
    after?.size ?? -1,
    after?.id ?? -1,
    limit,
  ]);

/** How many fit. Served by entry_words_idx. */
export async function countEntries(db: Reader, tiers: Tiers): Promise<number> {
  const [row] = await db.rows<{ n: number }>(
    'select count(*)::int as n from search.entry e where e.words @@ $1::tsquery',
    [tiers.widest],
  );
  return row?.n ?? 0;
}

/** Words that texts have, which may be what a caller meant by one that is asked: it itself or longer, or nearly it. */
export interface Resembling {
  asked: string;
  word: string;
  isStart: boolean;
}

/**
 * For each of the `asked`: the first word that begins with it, those among its `slips` (by place), and for long ones
 * those with most of its trigrams. Served by word_pkey and word_word_idx.
 */
export const findResembling = (
  db: Reader,
  asked: readonly string[],
  slips: readonly { asked: string; word: string }[],
): Promise<Resembling[]> =>
  db.rows(
    `select a.asked, k.word, true as "isStart" from unnest($1::text[]) as a (asked)
      cross join lateral (select word from search.word where word ^@ a.asked order by word limit 1) k
     union all
     select s.asked, k.word, false from unnest($2::text[], $3::text[]) as s (asked, word) join search.word k on k.word = s.word
     union all
     select a.asked, k.word, false from unnest($1::text[]) as a (asked)
      cross join lateral (
        select word from search.word where word % a.asked and similarity(word, a.asked) >= 0.45
         order by similarity(word, a.asked) desc, word limit 5) k
      where length(a.asked) >= 6`,
    [asked, slips.map((slip) => slip.asked), slips.map((slip) => slip.word)],
  );
