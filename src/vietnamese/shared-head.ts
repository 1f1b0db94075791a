import { isBoundary, kindOf, trimEnd, wholePhraseAt } from './unit-edges';
import { isCollectiveName, type UnitInText } from './unit-group';
import { isStop } from './unit-stop';

// Matches: the word that several names share: "Các Sở: ", "các sở: ", "Các Sở, ngành: ". Must not match: "Các Sở, ban, ngành".
const SHARED_HEAD = /^\s*(?:[Cc]ác\s+)?([Ss]ở|[Bb]ộ|[Pp]hòng|Ban|UBND)(?:,\s+ngành)?\s*:\s*/u;

/** "Các Sở: Tài chính, Xây dựng" → each with the head word; null where the text has no such head. */
export function sharedHead(text: string): UnitInText[] | null {
  const match = SHARED_HEAD.exec(text);
  if (match === null) return null;
  const word = match[1] ?? '';
  // "các sở: Y tế" are Sở Y tế; a room of an office may begin small
  const head = word.length > 3 ? word : word.charAt(0).toUpperCase() + word.slice(1);
  const units: UnitInText[] = [];
  let at = match[0].length;
  for (const part of namesIn(text, at)) {
    // Matches: the dots of "Y tế, …". Must not match: "Y tế".
    const name = part.trim().replace(/[.…]+$/, '');
    const start = at + part.indexOf(name);
    if (name !== '')
      units.push({
        unit: kindOf(name, 0, name.length) === 'REST' ? `${head} ${name}` : name,
        start,
        end: start + name.length,
        isCollective: isCollectiveName(name),
      });
    at += part.length + 1;
  }
  return units;
}

/** The pieces between commas; those of "Văn hóa, Thể thao và Du lịch" part nothing. */
function namesIn(text: string, from: number): string[] {
  const names: string[] = [];
  let begin = from;
  for (let i = from; i < text.length; i++) {
    const phraseEnd = wholePhraseAt(text, i, text.length);
    if (phraseEnd > i) i = phraseEnd - 1;
    else if (text[i] === ',' || text[i] === ';') {
      names.push(text.slice(begin, i));
      begin = i + 1;
    }
  }
  return [...names, text.slice(begin)];
}

const MAX_SHARED = 400;
const LONGEST_HEAD = 24;

/** The units of running text that share their head, as far as their names go on: "Các sở: Y tế, Xây dựng" before " chủ trì". */
export function sharedInText(text: string, from: number): { units: UnitInText[]; end: number } | null {
  // asked wherever a unit may begin: the first letters rule most places out
  if (!SHARED_HEAD.test(text.slice(from, from + LONGEST_HEAD))) return null;
  const piece = text.slice(from, from + MAX_SHARED);
  const head = SHARED_HEAD.exec(piece);
  // Matches: the capital of "Các sở: Y tế". Must not match: "các sở: rà soát".
  if (head === null || !/^\p{Lu}/u.test(piece.slice(head[0].length))) return null;
  let end = head[0].length;
  for (; end < piece.length; end++)
    if (isBoundary(piece, end) || piece[end] === ';' || (piece[end - 1] === ' ' && isStop(piece, end))) break;
  end = trimEnd(piece, head[0].length, end);
  const units = sharedHead(piece.slice(0, end));
  if (units === null || units.length < 2) return null;
  // the word that they share is written with the first
  const moved = units.map((one, i) => ({ ...one, start: i === 0 ? from : one.start + from, end: one.end + from }));
  return { units: moved, end: from + end };
}
