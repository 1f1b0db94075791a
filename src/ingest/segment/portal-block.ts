import { fold } from '../../vietnamese/fold';
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

/** The labels of thuvienphapluat.vn, luatvietnam.vn and vbpl.vn, folded. Longer labels stand first. */
const LABELS: ReadonlyArray<readonly [string, PortalKey]> = [
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
];
const SEARCHED_LINES = 60;

/** The portal's block, or null where the text has none; three labelled lines make one. */
export function findPortalBlock(lines: readonly Line[]): PortalBlock | null {
  const values: PortalBlock['values'] = {};
  let first = -1;
  let last = -1;
  for (const [i, line] of lines.slice(0, SEARCHED_LINES).entries()) {
    const labelled = labelOf(line);
    if (labelled === null || values[labelled.key] !== undefined) continue;
    values[labelled.key] = labelled.value;
    if (first < 0) first = i;
    last = i;
  }
  if (Object.keys(values).length < 3) return null;
  const titleLine = lines.slice(0, first).findLast((line) => line.text.length > 10);
  return { titleLine: titleLine ?? null, values, endLine: last + 1 };
}

function labelOf(line: Line): { key: PortalKey; value: Found } | null {
  const folded = fold(line.text);
  for (const [label, key] of LABELS) {
    if (!folded.startsWith(label)) continue;
    // Matches: the ": " of "Số hiệu: 12/QĐ", the " " of "Số hiệu 12/QĐ". Must not match: letters that go on with the label.
    const separator = /^[\s:|]+/.exec(line.text.slice(label.length));
    if (separator === null) continue;
    const start = line.start + label.length + separator[0].length;
    if (start >= line.end) return null;
    return { key, value: { start, end: line.end, text: line.text.slice(label.length + separator[0].length) } };
  }
  return null;
}
