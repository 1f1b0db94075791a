import { pairSimilar, similarity } from '../../../src/ingest/store/similar-texts';
import { chanceOf } from '../../support/seeded-chance';

test.each([
  ['to chuc hoi nghi', 'to chuc hoi nghi', 1],
  ['to chuc hoi nghi', 'to chuc hoi thao', 3 / 5],
  ['a b', 'c d', 0],
  ['', '', 0],
  ['', 'a', 0],
])('%j and %j have %d of their words in common', (a, b, share) => expect(similarity(a, b)).toBeCloseTo(share, 10));

/** All pairs, the most alike first, each text once. */
function byBruteForce(left: string[], right: string[], least: number): (number | null)[] {
  const pairs = left.flatMap((a, i) => right.map((b, j) => ({ i, j, alike: similarity(a, b) })));
  const partner: (number | null)[] = left.map(() => null);
  const taken = new Set<number>();
  for (const { i, j, alike } of pairs.sort((a, b) => b.alike - a.alike || a.i - b.i || a.j - b.j)) {
    if (alike < least || alike === 0 || partner[i] !== null || taken.has(j)) continue;
    partner[i] = j;
    taken.add(j);
  }
  return partner;
}

test('400 random sets of texts are paired as by comparing all with all', () => {
  const chance = chanceOf(7);
  for (let round = 0; round < 400; round++) {
    const words = 4 + chance.below(12);
    const text = () => Array.from({ length: chance.below(9) }, () => `w${chance.below(words)}`).join(' ');
    const texts = () => Array.from({ length: chance.below(14) }, text);
    const [left, right] = [texts(), texts()];
    const least = [0.25, 0.5, 0.6, 0.8, 1][chance.below(5)] as number;
    expect(pairSimilar(left, right, least)).toEqual(byBruteForce(left, right, least));
  }
});

test('past its budget it leaves the rest without partners, and ends', () => {
  const alike = Array.from({ length: 3000 }, (_, i) => `giao phong ${i} thuc hien nhiem vu trong nam`);
  const partners = pairSimilar(alike, [...alike].reverse(), 0.5, 10_000);
  expect(partners.filter((partner) => partner === null).length).toBeGreaterThan(0);
});
