import type { ColumnRole } from './column';
import { markerOf } from './marker';
import { type Passage, placeIn } from './passage';

/** The number and the name of a group that stand in one cell, "II. Hạ tầng", as cells of their own. */
export function splitGroup(passage: Passage): { cells: Passage[]; roles: ColumnRole[] } {
  const marker = markerOf(passage.text);
  if (marker === null || marker.ordinal === null || marker.kind !== 'HEADING' || marker.length >= passage.text.length)
    return { cells: [passage], roles: ['TASK'] };
  const number = part(passage, 0, marker.ordinal.length);
  return { cells: [number, part(passage, marker.length, passage.text.length)], roles: ['ORDINAL', 'TASK'] };
}

function part(passage: Passage, from: number, to: number): Passage {
  const { offsets } = passage;
  return {
    ...placeIn(passage, from, to),
    text: passage.text.slice(from, to),
    offsets: {
      toOriginal: (offset) => offsets.toOriginal(offset + from),
      toCleaned: (offset) => offsets.toCleaned(offset) - from,
    },
  };
}

// Matches: "II. Hạ tầng", "A. GIAO THÔNG". Must not match: "1. Rà soát", "Bảng 2".
const GROUP = /^(?:[IVX]{1,5}|[A-HĐ])\s?[.)]\s?\S/u;
// Matches: the first cell of an item: "1 | Rà soát", "| 2.1 | Báo cáo", "- | x". Must not match: "TT | Nhiệm vụ".
const ITEM = /^\|?\s{0,20}(?:\d{1,3}(?:\.\d{1,3})?[.)]?|[-–+])\s{0,20}\|/u;

/** Whether a line without bars is a table's group: its cell spanned the columns, and items follow. */
export function isGroupLine(line: string, next: string): boolean {
  return line.length <= 200 && !line.includes('|') && GROUP.test(line) && ITEM.test(next);
}
