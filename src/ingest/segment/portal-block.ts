import { fold, foldInPlace } from '../../vietnamese/fold';
import type { Span } from '../parsed-document';
import type { Line } from './lines';

export interface Found extends Span {
  text: string;
}

export type PortalKey = 'number' | 'issuedOn' | 'effectiveOn' | 'type' | 'issuer' | 'signer' | 'fields';

/** The block of attributes that legal portals put before a document's text, and the title line above it. */
export interface PortalBlock {
  titleLine: Found | null;
  values: Partial<Record<PortalKey, Found>>;
  /** Index of the first line after the block. */
  endLine: number;
}

/** The labels of thuvienphapluat.vn, luatvietnam.vn, vbpl.vn and others, folded; null for one whose value is not read. Longer labels stand first. */
const LABELS: ReadonlyArray<readonly [string, PortalKey | null]> = [
  ['so hieu van ban', 'number'],
  ['so ky hieu', 'number'],
  ['so hieu', 'number'],
  ['ngay ban hanh', 'issuedOn'],
  ['ngay co hieu luc', 'effectiveOn'],
  ['ngay hieu luc', 'effectiveOn'],
  ['loai van ban', 'type'],
  ['co quan ban hanh', 'issuer'],
  ['noi ban hanh', 'issuer'],
  ['nguoi ky', 'signer'],
  ['linh vuc, nganh', 'fields'],
  ['linh vuc', 'fields'],
  ['ngay het hieu luc', null],
  ['ngay cong bao', null],
  ['so cong bao', null],
  ['ngay dang', null],
  ['tinh trang hieu luc', null],
  ['tinh trang', null],
];
/** What portals write where they have no value, folded. */
const NO_VALUE = new Set(['dang cap nhat', 'da biet', 'dang cap nhap', 'khong xac dinh', '...', '-']);
const SEARCHED_LINES = 90;
/** Whether a line holds any label at all: asked once before each is looked for. Matches: "so hieu: 12". Must not match: "can cu". */
const ANY_LABEL = new RegExp(LABELS.map(([label]) => label).join('|'));
const LEAST_LABELS = 3;
// Matches: the bullet, the bold mark or the bar before a label. Must not match: a letter.
const BEFORE_LABEL = /^[\s•*|·–-]{0,6}/u;
// Matches: the bars and marks around a value. Must not match: a letter.
const AROUND_VALUE = /^[\s|:*]{1,12}|[\s|,*]{1,12}$/gu;

/** The portal's block, or null where the text has none; three labels make one. */
export function findPortalBlock(lines: readonly Line[]): PortalBlock | null {
  const values: PortalBlock['values'] = {};
  const seen = new Set<PortalKey>();
  let first = -1;
  let last = -1;
  for (const [i, line] of lines.slice(0, SEARCHED_LINES).entries()) {
    for (const { key, value } of labelledIn(line)) {
      if (key === null || seen.has(key)) continue;
      const below = value ?? valueBelow(lines, i);
      if (below === null) continue;
      seen.add(key);
      if (first < 0) first = i;
      last = Math.max(last, value === null ? i + 2 : i);
      if (!NO_VALUE.has(fold(below.text))) values[key] = below;
    }
  }
  if (seen.size < LEAST_LABELS) return null;
  const titleLine = lines.slice(0, first).findLast((line) => line.text.length > 10);
  return { titleLine: titleLine ?? null, values, endLine: last + 1 };
}

/** The labels of a line, each with what stands between it and the next: a portal's row may hold two. */
function labelledIn(line: Line): Array<{ key: PortalKey | null; value: Found | null }> {
  const folded = foldInPlace(line.text);
  if (!ANY_LABEL.test(folded)) return [];
  const begin = BEFORE_LABEL.exec(folded)?.[0].length ?? 0;
  const found: Array<{ key: PortalKey | null; from: number; to: number }> = [];
  for (const [label, key] of LABELS) {
    for (let at = folded.indexOf(label); at >= 0; at = folded.indexOf(label, at + label.length)) {
      const to = at + label.length;
      if (found.some((other) => at < other.to && other.from < to)) continue;
      // the first label of a row may stand without a colon, a later one has it
      const isLabel = at === begin ? SEPARATED.test(folded.slice(to)) : INNER.test(folded.slice(at - 1, to + 3));
      if (isLabel) found.push({ key, from: at, to });
    }
  }
  found.sort((a, b) => a.from - b.from);
  if (found[0]?.from !== begin) return [];
  return found.map(({ key, to }, i) => ({ key, value: valueIn(line, to, found[i + 1]?.from ?? line.text.length) }));
}

// Matches: ": 12/QĐ" and " 12/QĐ" behind a label, or nothing. Must not match: letters that go on with the label.
const SEPARATED = /^(?:[\s:|*]|$)/;
// Matches: " loai van ban:" with what stands around it. Must not match: "xloai van ban", "loai van ban nay".
const INNER = /^[\s|*].*:/s;

function valueIn(line: Line, from: number, to: number): Found | null {
  const raw = line.text.slice(from, to);
  const text = raw.replace(AROUND_VALUE, '');
  if (text === '') return null;
  const start = line.start + from + raw.indexOf(text);
  return { text, start, end: start + text.length };
}

/** The value on a line of its own, as cells stand in a portal's copy: "Số hiệu:", "|", "12/QĐ-UBND". */
function valueBelow(lines: readonly Line[], at: number): Found | null {
  if (lines[at + 1]?.text !== '|') return null;
  const line = lines[at + 2];
  return line === undefined || labelledIn(line).length > 0 ? null : valueIn(line, 0, line.text.length);
}
