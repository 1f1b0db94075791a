/**
 * Which texts are the same but for some words: pairs of a left and a right one, each in one pair at most, the most alike
 * first. Alike is the share of common words in all words of both (Jaccard), `least` at least; of pairs as much alike the
 * one whose texts come first. `null`: without a partner.
 *
 * Two texts that are alike enough have a word in common among their rarest few (prefix filtering), so that only those are
 * compared; past `budget` comparisons the rest stays without a partner, and the time stays bounded.
 */
export function pairSimilar(
  left: readonly string[],
  right: readonly string[],
  least: number,
  budget = 200_000,
): (number | null)[] {
  const pairs = candidatePairs(left.map(wordsOf), right.map(wordsOf), least, budget);
  pairs.sort((a, b) => b.alike - a.alike || a.left - b.left || a.right - b.right);
  const partner: (number | null)[] = left.map(() => null);
  const taken = new Set<number>();
  for (const pair of pairs) {
    if (partner[pair.left] !== null || taken.has(pair.right)) continue;
    partner[pair.left] = pair.right;
    taken.add(pair.right);
  }
  return partner;
}

/** The share of common words in all words of two texts; 0 where one has none. */
export const similarity = (a: string, b: string): number => shareOf(wordsOf(a), wordsOf(b));

type Words = ReadonlySet<string>;

interface Pair {
  left: number;
  right: number;
  alike: number;
}

// Matches: "to" and "chuc" of "to chuc, 2026". Must not match: the comma.
const WORD = /[\p{L}\p{N}]+/gu;

const wordsOf = (text: string): Words => new Set(text.match(WORD));

function shareOf(a: Words, b: Words): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const word of small) if (large.has(word)) common += 1;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}

function candidatePairs(left: readonly Words[], right: readonly Words[], least: number, budget: number): Pair[] {
  const frequency = new Map<string, number>();
  for (const words of [...left, ...right])
    for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const rareFirst = (a: string, b: string) =>
    (frequency.get(a) as number) - (frequency.get(b) as number) || (a < b ? -1 : 1);
  const prefixOf = (words: Words) =>
    [...words].sort(rareFirst).slice(0, words.size - Math.ceil(least * words.size - 1e-9) + 1);
  const byWord = new Map<string, number[]>();
  for (const [i, words] of right.entries())
    for (const word of prefixOf(words)) {
      const holders = byWord.get(word);
      if (holders) holders.push(i);
      else byWord.set(word, [i]);
    }
  const pairs: Pair[] = [];
  let compared = 0;
  for (const [i, words] of left.entries()) {
    const seen = new Set<number>();
    for (const word of prefixOf(words))
      for (const j of byWord.get(word) ?? []) {
        if (seen.has(j)) continue;
        seen.add(j);
        compared += 1;
        if (compared > budget) return pairs;
        const alike = shareOf(words, right[j] as Words);
        if (alike >= least) pairs.push({ left: i, right: j, alike });
      }
  }
  return pairs;
}
