import { isLetter } from './letter';
import { sharedHead, sharedInText } from './shared-head';
import { unitBreaks } from './unit-breaks';
import { isBoundary, kindOf, trimEnd, wholePhraseAt } from './unit-edges';
import { type Atom, groupAtoms, type Span, type UnitInText } from './unit-group';
import { headLength } from './unit-head';
import { isStop } from './unit-stop';

// Matches: ", " and " và " and "; " between two names. Must not match: the dash of "Lao động - Tiền lương".
const SEPARATOR = /\s*[,;]\s*(?:và\s+|cùng\s+)?|\s+và\s+|\s+cùng(?! cấp)(?:\s+với)?\s+|\s*\/\s*(?=\p{Lu})/uy;
const MAX_NAME = 220;

/** The units that begin at `from`, as far as names go on, and where the last one ends; null where none begins there. */
export function readUnitList(text: string, from: number): { units: UnitInText[]; end: number } | null {
  const shared = sharedInText(text, from);
  if (shared !== null) return shared;
  const units: UnitInText[] = [];
  for (let at = from; ; ) {
    const read = groupAtoms(text, readAtoms(text, at, null));
    const last = read.at(-1);
    if (last === undefined) break;
    units.push(...read);
    const behind = behindRemark(text, last.end);
    if (behind === null) break;
    const next = separatorAt(text, behind);
    if (next === null || headLength(text, behind + next[0].length) === 0) return { units, end: behind };
    at = behind + next[0].length;
  }
  const last = units.at(-1);
  return last === undefined ? null : { units, end: last.end };
}

// Matches: what brackets say of the unit before them: " (P4)", " (cơ quan thường trực)", " (đối với khu vực biển)". Must not match: " (chủ trì)", which gives it a role, " (qua Sở Y tế)".
const REMARK =
  / \((?!(?:là )?(?:cơ quan |đơn vị )?(?:chủ trì|phối hợp|p\/h)|qua |gồm |trừ |trong đó|nếu |sau đây|để )[^().:;]{1,60}\)/uy;

/** Where the brackets end that say something of the unit which ends at `end`; null where none follow. */
function behindRemark(text: string, end: number): number | null {
  REMARK.lastIndex = end;
  return REMARK.test(text) ? REMARK.lastIndex : null;
}

/**
 * The units that a table cell or a labelled line lists; all of the span belongs to some unit. `lineEnds` are the offsets of
 * the spaces that stand for line ends: a unit that begins after one is another unit.
 */
export function splitUnitList(text: string, span: Span, lineEnds: readonly number[] = []): UnitInText[] {
  const slice = text.slice(span.start, span.end);
  const shared = sharedHead(slice);
  if (shared !== null)
    return shared.map((unit) => ({ ...unit, start: unit.start + span.start, end: unit.end + span.start }));
  const breaks = unitBreaks(slice, new Set(lineEnds.map((at) => at - span.start)));
  const atoms = readAtoms(slice, 0, breaks);
  return groupAtoms(slice, atoms).map((unit) => ({
    ...unit,
    start: unit.start + span.start,
    end: unit.end + span.start,
  }));
}

/** Whether the whole text is a list of units, as a heading "2. Sở Tài chính" is. */
export function isUnitList(text: string): boolean {
  const body = withoutEndMarks(text);
  if (body.length > MAX_NAME) return false;
  const list = readUnitList(body, 0);
  return list !== null && list.end === body.length;
}

// Matches: the ":" or "." at a heading's end, one mark. Must not match: letters.
const END_MARK = /[\s:.;]/;

/** The text without the marks at its end: looked for from the end, since a pattern would try every mark inside. */
export function withoutEndMarks(text: string): string {
  let end = text.length;
  while (end > 0 && END_MARK.test(text[end - 1] as string)) end -= 1;
  return text.slice(0, end);
}

/** The pieces from `from` on; `breaks` are given for a whole cell, and hold where a unit ends without a separator. */
function readAtoms(text: string, from: number, breaks: ReadonlyMap<number, number> | null): Atom[] {
  const atoms: Atom[] = [];
  let separator = '';
  let at = skipBullet(text, from);
  while (at < text.length) {
    const { end, next, nextSeparator } = atomEnd(text, at, breaks);
    const trimmed = trimEnd(text, at, end);
    const kind = kindOf(text, at, trimmed);
    if (breaks === null && !fits(text, atoms, kind, at, separator, trimmed)) break;
    if (trimmed > at) atoms.push({ kind, separator, start: at, end: trimmed });
    if (next === null) break;
    separator = nextSeparator;
    at = next;
  }
  return atoms;
}

/** Whether a list in running text goes on with this piece. */
function fits(
  text: string,
  atoms: readonly Atom[],
  kind: Atom['kind'],
  at: number,
  separator: string,
  end: number,
): boolean {
  if (end - at > MAX_NAME || end <= at) return false;
  if (kind !== 'REST') return true;
  const previous = atoms.at(-1);
  if (previous === undefined || separator.includes(';')) return false;
  // Matches: "Thể thao" of "Bộ Văn hóa, Thể thao và Du lịch". Must not match: "rà soát" after "Bộ Nội vụ, ".
  const goesOn = /^(?:\p{Lu}\p{Ll}|[A-ZĐ]{2,}(?![A-Za-zÀ-ɏẠ-ỹ]))/u.test(text.slice(at, at + 4));
  // Matches: "thành phố" of "các tỉnh, thành phố", "phường" of "các xã, phường có cụm công nghiệp". Must not match: "phường rà soát".
  const isArea =
    /^(?:thành phố|phường|đặc khu|thị trấn|thị xã|thành ủy|xã|tỉnh|huyện|ban|phòng|viện|khoa|trung tâm|ngành|đoàn thể|địa phương|bộ phận|cơ quan thuộc)(?![A-Za-zÀ-ɏẠ-ỹ])/iu.test(
      text.slice(at, end),
    );
  return (goesOn && previous.kind !== 'CLASS') || isArea;
}

function atomEnd(
  text: string,
  from: number,
  breaks: ReadonlyMap<number, number> | null,
): { end: number; next: number | null; nextSeparator: string } {
  const reach = Math.min(text.length, from + MAX_NAME * 2);
  // only asked for where a verb could end the name: most pieces end at a separator before that
  let head: number | null = null;
  for (let i = from; i < text.length; i++) {
    // nothing begins or ends within a word, and most of a name is that
    if (i - from <= MAX_NAME && i > from && isLetter(text.charCodeAt(i)) && isLetter(text.charCodeAt(i - 1))) continue;
    const phraseEnd = wholePhraseAt(text, i, reach);
    if (phraseEnd > i) {
      i = phraseEnd - 1;
      continue;
    }
    const separator = mayPart(text, i) ? separatorAt(text, i) : null;
    if (separator !== null) return { end: i, next: i + separator[0].length, nextSeparator: separator[0] };
    if (breaks !== null) {
      const next = breaks.get(i);
      if (next !== undefined) return { end: i, next, nextSeparator: ';' };
      if (text[i] === '(') i = closingBracket(text, i);
      continue;
    }
    if (i - from > MAX_NAME || isBoundary(text, i)) return { end: i, next: null, nextSeparator: '' };
    if (text[i - 1] !== ' ') continue;
    head ??= headLength(text, from);
    if (i >= from + head && isStop(text, i)) return { end: i, next: null, nextSeparator: '' };
  }
  return { end: text.length, next: null, nextSeparator: '' };
}

function separatorAt(text: string, at: number): RegExpExecArray | null {
  SEPARATOR.lastIndex = at;
  return SEPARATOR.exec(text);
}

/** Whether a separator can begin here, by one letter or two: the pattern would be asked at every space of a name. */
function mayPart(text: string, at: number): boolean {
  const character = text[at];
  if (character === ' ' || character === '\n') return AFTER_SPACE.includes(text.charAt(at + 1));
  return character === ',' || character === ';' || character === '/';
}

/** What goes on with a separator behind white space: "và", "cùng", a mark, more white space. */
const AFTER_SPACE =
  'vc,;/ \n\t\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

function closingBracket(text: string, from: number): number {
  const close = text.indexOf(')', from);
  return close < 0 ? from : close;
}

function skipBullet(text: string, from: number): number {
  if (isLetter(text.charCodeAt(from))) return from;
  // Matches: the "- " or "1. " before a cell's first name. Must not match: a letter.
  const match = /^[\s\-–+•]*(?:\d{1,2}[.)]\s+)?/u.exec(text.slice(from, from + 20));
  return from + (match?.[0].length ?? 0);
}
