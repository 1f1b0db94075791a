const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A letter says nothing; longer words are looked for by their trigrams. */
const SHORTEST = 2;
const LONGEST = 12;

// Matches: "nghiep". Must not match: "30", "qh15": another figure is another number.
const LETTERS_ONLY = /^[a-z]+$/;

/** Can a word have been typed wrongly? */
export const mayBeSlip = (word: string): boolean => word.length >= SHORTEST && LETTERS_ONLY.test(word);

/** All that one slip of the hand makes of a word: a letter too many, one too few, another one, two changed over. */
export function slipsOf(word: string): string[] {
  if (!mayBeSlip(word) || word.length > LONGEST) return [];
  const made = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (const letter of LETTERS) {
      made.add(before + letter + after);
      if (after) made.add(before + letter + after.slice(1));
    }
    if (after) made.add(before + after.slice(1));
    if (after.length > 1) made.add(before + after[1] + after[0] + after.slice(2));
  }
  made.delete(word);
  return [...made];
}
