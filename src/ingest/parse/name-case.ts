import { CENTRAL_UNITS } from '../../vietnamese/central-units';
import { fold } from '../../vietnamese/fold';
import { provinceNamed } from '../../vietnamese/provinces';
import { PROVINCIAL_UNITS } from '../../vietnamese/provincial-units';
import { isAllCaps } from '../segment/letter-case';
import type { Recaser } from './recase';

/** How the law writes the names that an authority's begins with, by their folded words. */
const KNOWN = new Map(
  [...CENTRAL_UNITS.map(({ name }) => name), ...PROVINCIAL_UNITS.map(({ base }) => base), 'Ủy ban nhân dân'].map(
    (name) => [fold(name), name],
  ),
);
const MOST_WORDS = 12;
/** "Bà Rịa - Vũng Tàu" is the longest name of a place. */
const MOST_PLACE_WORDS = 5;

/**
 * An authority's name that is set in capitals, as it is written elsewhere: by the document itself, else by the law ("Sở Công
 * Thương"), its place ("Lạc Giang") as the document or the list of provinces has it.
 */
export function nameCase(caps: string, recaser: Recaser): string {
  if (!isAllCaps(caps)) return caps;
  const words = caps.split(' ');
  // the document may write it over a line's end
  const cased = wordsOf(recaser.sentence(caps));
  let known = Math.min(words.length, MOST_WORDS);
  while (known > 0 && !KNOWN.has(fold(words.slice(0, known).join(' ')))) known -= 1;
  const head = words.slice(0, known).join(' ');
  // one word, as "Chính" of none, is no name; what the document writes goes before the law
  if (known > 1) cased.splice(0, known, ...wordsOf(recaser.elsewhere(head) ?? KNOWN.get(fold(head)) ?? head));
  for (let count = Math.min(MOST_PLACE_WORDS, words.length - Math.max(1, known)); count > 0; count--) {
    const place = placeCase(words.slice(-count).join(' '), recaser);
    if (place === null) continue;
    cased.splice(-count, count, ...wordsOf(place));
    break;
  }
  return cased.join(' ');
}

// Matches: a space, a line's end. Must not match: letters.
const wordsOf = (text: string): string[] => text.split(/\s+/u);

/** The words as the name of a place, or null where nothing says that they are one. */
function placeCase(caps: string, recaser: Recaser): string | null {
  // Matches: the kind before a place's name, which is no part of it: "TỈNH NGHỆ AN". Must not match: "TĨNH GIA".
  if (/^(?:TỈNH|THÀNH PHỐ|TP)[. ]/u.test(caps)) return null;
  const written = caps.includes(' ') ? recaser.properElsewhere(caps) : null;
  // Matches: the kind before the name of "tỉnh Nghệ An". Must not match: "Thanh Hóa".
  return written ?? provinceNamed(caps)?.place.replace(/^(?:tỉnh|thành phố) /iu, '') ?? null;
}
