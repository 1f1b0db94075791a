import { type Atom, groupAtoms, isCollectiveName, type Span, type UnitInText } from './unit-group';
import { KEEPS_VERB, STOP, UNIT_FORMS, WHOLE_PHRASES } from './unit-words';

// Matches: ", " and " và " and "; " between two names. Must not match: the dash of "Lao động - Tiền lương".
const SEPARATOR = /\s*[,;]\s*(?:và\s+|cùng\s+)?|\s+và\s+|\s+cùng(?:\s+với)?\s+|\s*\/\s*(?=\p{Lu})/uy;
// Matches: what bounds a list of names whatever stands in it. Must not match: the "." of "TP. Hồ Chí Minh".
const BOUNDARY = /[:()"“”…!?|]|\.(?=\s|$|\/)/uy;
const MAX_NAME = 220;
const ABBREVIATED = /(?:TP|Tp|T\.Ư|Q|P|Ths|TS)$/u;

/** The units that begin at `from`, as far as names go on, and where the last one ends; null where none begins there. */
export function readUnitList(text: string, from: number): { units: UnitInText[]; end: number } | null {
  const atoms = readAtoms(text, from, false);
  const units = groupAtoms(text, atoms);
  const last = units.at(-1);
  return last === undefined ? null : { units, end: last.end };
}

/** The units that a table cell or a labelled line lists; all of the span belongs to some unit. */
export function splitUnitList(text: string, span: Span): UnitInText[] {
  const slice = text.slice(span.start, span.end);
  const shared = sharedHead(slice);
  if (shared !== null)
    return shared.map((unit) => ({ ...unit, start: unit.start + span.start, end: unit.end + span.start }));
  const atoms = readAtoms(slice, 0, true);
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
  const list = readUnitList(body, 0);
  return list !== null && list.end === body.length && body.length <= MAX_NAME;
}

/** Whether a unit's name begins the text, in whatever form. */
export function beginsUnit(text: string): boolean {
  return headLength(text, 0) > 0;
}

function readAtoms(text: string, from: number, isWhole: boolean): Atom[] {
  const atoms: Atom[] = [];
  let separator = '';
  let at = skipBullet(text, from);
  while (at < text.length) {
    const { end, next, nextSeparator } = atomEnd(text, at, isWhole);
    const trimmed = trimEnd(text, at, end);
    const kind = kindOf(text, at, trimmed);
    if (!isWhole && !fits(text, atoms, kind, at, separator, trimmed)) break;
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
  isWhole: boolean,
): { end: number; next: number | null; nextSeparator: string } {
  const whole = wholePhrases(text, from);
  const head = headLength(text, from);
  for (let i = from; i < text.length; i++) {
    const phrase = whole.find((span) => span.start === i);
    if (phrase !== undefined) {
      i = phrase.end - 1;
      continue;
    }
    SEPARATOR.lastIndex = i;
    const separator = isBreak(text[i]) ? SEPARATOR.exec(text) : null;
    if (separator !== null) return { end: i, next: i + separator[0].length, nextSeparator: separator[0] };
    if (isWhole) {
      if (text[i] === '(') i = closingBracket(text, i);
      continue;
    }
    if (i - from > MAX_NAME || isBoundary(text, i) || (i >= from + head && isStop(text, i)))
      return { end: i, next: null, nextSeparator: '' };
  }
  return { end: text.length, next: null, nextSeparator: '' };
}

function isBoundary(text: string, at: number): boolean {
  BOUNDARY.lastIndex = at;
  return BOUNDARY.test(text) && !(text[at] === '.' && ABBREVIATED.test(text.slice(Math.max(0, at - 4), at)));
}

function isStop(text: string, at: number): boolean {
  if (text[at - 1] !== ' ') return false;
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

/** The length of the words that begin a unit's name at `from`, 0 where none do. */
function headLength(text: string, from: number): number {
  const piece = text.slice(from, from + 60);
  for (const { pattern } of UNIT_FORMS) {
    const match = pattern.exec(piece);
    if (match !== null) return match[0].length;
  }
  return 0;
}

function isBreak(character: string | undefined): boolean {
  return character === ',' || character === ';' || character === '/' || character === ' ' || character === '\n';
}

function closingBracket(text: string, from: number): number {
  const close = text.indexOf(')', from);
  return close < 0 ? from : close;
}

/** Where phrases stand that are not to be cut, as far as one list reaches. */
function wholePhrases(text: string, from: number): Span[] {
  const window = text.slice(from, from + MAX_NAME * 2);
  return WHOLE_PHRASES.flatMap((phrase) => {
    const at = window.indexOf(phrase);
    return at < 0 ? [] : [{ start: from + at, end: from + at + phrase.length }];
  });
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
  // Matches: the "- " before a cell's first name. Must not match: a letter.
  const match = /^[\s\-–+•]*/u.exec(text.slice(from, from + 20));
  return from + (match?.[0].length ?? 0);
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  // Matches: the ", " after the last name. Must not match: letters.
  while (at > start && /[\s.,;:\-–]/.test(text[at - 1] as string)) at -= 1;
  return at;
}
