import { unitBreaks } from './unit-breaks';
import { type Atom, groupAtoms, isCollectiveName, type Span, type UnitInText } from './unit-group';
import { headLength } from './unit-head';
import { KEEPS_VERB, STOP, UNIT_FORMS, WHOLE_PHRASES } from './unit-words';

// Matches: ", " and " và " and "; " between two names. Must not match: the dash of "Lao động - Tiền lương".
const SEPARATOR = /\s*[,;]\s*(?:và\s+|cùng\s+)?|\s+và\s+|\s+cùng(?:\s+với)?\s+|\s*\/\s*(?=\p{Lu})/uy;
// Matches: what bounds a list of names whatever stands in it. Must not match: the "." of "TP. Hồ Chí Minh".
const BOUNDARY = /[:()"“”…!?|]|\.(?=\s|$|\/)/uy;
const MAX_NAME = 220;
const ABBREVIATED = /(?:TP|Tp|T\.Ư|Q|P|Ths|TS)$/u;

/** The units that begin at `from`, as far as names go on, and where the last one ends; null where none begins there. */
export function readUnitList(text: string, from: number): { units: UnitInText[]; end: number } | null {
  const atoms = readAtoms(text, from, null);
  const units = groupAtoms(text, atoms);
  const last = units.at(-1);
  return last === undefined ? null : { units, end: last.end };
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
  // Matches: the ":" or "." at a heading's end. Must not match: a stop inside.
  const body = text.replace(/[\s:.;]+$/u, '');
  if (body.length > MAX_NAME) return false;
  const list = readUnitList(body, 0);
  return list !== null && list.end === body.length;
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
  const goesOn = /^(?:\p{Lu}\p{Ll}|[A-ZĐ]{2,}(?!\p{L}))/u.test(text.slice(at, at + 4));
  // Matches: "thành phố" of "các tỉnh, thành phố", "phường" of "các xã, phường có cụm công nghiệp". Must not match: "phường rà soát".
  const isArea =
    /^(?:thành phố|phường|đặc khu|thị trấn|thị xã|thành ủy|xã|tỉnh|huyện|ban|ngành|đoàn thể|địa phương|bộ phận|cơ quan thuộc)(?!\p{L})/iu.test(
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
    const phraseEnd = wholePhraseAt(text, i, reach);
    if (phraseEnd > i) {
      i = phraseEnd - 1;
      continue;
    }
    const separator = isBreak(text[i]) ? separatorAt(text, i) : null;
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

/** The marks that a boundary is made of: looked at before the pattern, which is asked for every letter of a name. */
const BOUNDARY_MARKS = ':()"“”…!?|.';

function isBoundary(text: string, at: number): boolean {
  if (!BOUNDARY_MARKS.includes(text[at] as string)) return false;
  BOUNDARY.lastIndex = at;
  return BOUNDARY.test(text) && !(text[at] === '.' && ABBREVIATED.test(text.slice(Math.max(0, at - 4), at)));
}

function isStop(text: string, at: number): boolean {
  STOP.lastIndex = at;
  return STOP.test(text) && (isDuty(text, at) || !KEEPS_VERB.test(text.slice(Math.max(0, at - 12), at)));
}

// Matches: "chịu trách nhiệm" after "Phòng Tổ chức". Must not match: "cán bộ" of "Phòng Tổ chức cán bộ".
const DUTY = /(?:chịu trách nhiệm|có trách nhiệm|chủ trì|phối hợp|tham mưu|hoàn thành|gửi|báo cáo)(?!\p{L})/uy;

/** No unit is named for these words, whatever stands before them. */
function isDuty(text: string, at: number): boolean {
  DUTY.lastIndex = at;
  return DUTY.test(text);
}

function isBreak(character: string | undefined): boolean {
  return character === ',' || character === ';' || character === '/' || character === ' ' || character === '\n';
}

function closingBracket(text: string, from: number): number {
  const close = text.indexOf(')', from);
  return close < 0 ? from : close;
}

/** The phrases that are not to be cut, by their first letter, the longest first. */
const WHOLE = new Map<string, string[]>();
for (const phrase of [...WHOLE_PHRASES].sort((a, b) => b.length - a.length))
  WHOLE.set(phrase.charAt(0), [...(WHOLE.get(phrase.charAt(0)) ?? []), phrase]);

/** Where the phrase that is not to be cut ends which begins at `at` and ends by `reach`; `at` where none does. */
function wholePhraseAt(text: string, at: number, reach: number): number {
  const phrase = WHOLE.get(text.charAt(at))?.find((it) => at + it.length <= reach && text.startsWith(it, at));
  return at + (phrase?.length ?? 0);
}

function kindOf(text: string, start: number, end: number): Atom['kind'] {
  const piece = text.slice(start, Math.min(text.length, end + 20));
  for (const { kind, pattern } of UNIT_FORMS) {
    const match = pattern.exec(piece);
    if (match !== null && start + match[0].length <= end + 1) return kind;
  }
  return 'REST';
}

/** "Các Sở: Tài chính, Xây dựng" → each with the head word; null where the text has no such head. */
function sharedHead(text: string): UnitInText[] | null {
  // Matches: "Các Sở: Tài chính". Must not match: "Các Sở, ban, ngành".
  const match = /^\s*(?:[Cc]ác\s+)?(Sở|Bộ|[Pp]hòng|Ban|UBND)\s*:\s*/u.exec(text);
  if (match === null) return null;
  const units: UnitInText[] = [];
  let at = match[0].length;
  // Matches: ", " between two short names. Must not match: "và".
  for (const part of text.slice(at).split(/[,;]/)) {
    // Matches: the dots of "Y tế, …". Must not match: "Y tế".
    const name = part.trim().replace(/[.…]+$/, '');
    const start = at + part.indexOf(name);
    if (name !== '')
      units.push({
        unit: kindOf(name, 0, name.length) === 'REST' ? `${match[1]} ${name}` : name,
        start,
        end: start + name.length,
        isCollective: isCollectiveName(name),
      });
    at += part.length + 1;
  }
  return units;
}

function skipBullet(text: string, from: number): number {
  // Matches: the "- " or "1. " before a cell's first name. Must not match: a letter.
  const match = /^[\s\-–+•]*(?:\d{1,2}[.)]\s+)?/u.exec(text.slice(from, from + 20));
  return from + (match?.[0].length ?? 0);
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  // Matches: the ", " after the last name. Must not match: letters.
  while (at > start && /[\s.,;:\-–]/.test(text[at - 1] as string)) at -= 1;
  return at;
}
