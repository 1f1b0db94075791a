import type { Piece } from './pdf-words';

const SMALLER = 0.8;
/** How far, in ems, a raised or lowered figure may stand from the words' own line, and from the word beside it. */
const LEAST_SHIFT = 0.08;
const MOST_SHIFT = 0.75;
const MOST_APART = 0.7;
const LONGEST = 5;

/** The pieces, in the order they were drawn, with small raised and lowered figures put on the line of the word they stand at. */
export function settleRaised(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, i) => {
    if (piece.text.length > LONGEST) return piece;
    const word = [pieces[i - 1], pieces[i + 1], pieces[i - 2]].find(
      (other) => other !== undefined && isBeside(piece, other),
    );
    return word === undefined ? piece : { ...piece, baseline: word.baseline, isRaised: piece.baseline < word.baseline };
  });
}

function isBeside(piece: Piece, word: Piece): boolean {
  if (piece.size > word.size * SMALLER || piece.annotation !== word.annotation) return false;
  const shift = Math.abs(word.baseline - piece.baseline);
  const apart = piece.left >= word.left ? piece.left - word.right : word.left - piece.right;
  return (
    shift >= LEAST_SHIFT * word.size &&
    shift <= MOST_SHIFT * word.size &&
    apart <= MOST_APART * word.size &&
    apart >= -word.size
  );
}
