import { findAll } from '../../vietnamese/find-all';
import { readUnitList } from '../../vietnamese/unit-list';
import type { AssignmentMention } from '../parsed-document';
import type { ParagraphBlock } from '../segment/section-tree';
import { assign } from './task-draft';

// Matches: the role that brackets give the units before them: " (chủ trì)", " (đơn vị phối hợp)". Must not match: " (chủ trì: Sở Y tế)".
const MARK = / ?\((?:là )?(?:cơ quan |đơn vị )?(?:(chủ trì)|phối hợp|p\/h)(?: thực hiện)?\)/giu;
// Matches: what the units before a mark may begin behind: ": ", ". ". Must not match: ", ".
const BEGINS = /[:.;] /gu;
// Matches: what may stand between one mark's units and the next's: ", ", " và ", "; phối hợp với ". Must not match: a unit.
const BETWEEN = /^[\s,;]*(?:(?:và|cùng với|cùng|phối hợp với|phối hợp cùng) )?/u;

/** Units whose roles brackets give behind their names. */
export interface MarkedUnits {
  assignments: AssignmentMention[];
  start: number;
  end: number;
}

// Matches: the brackets that end an item and say who does it: "(Trung tâm Y tế chủ trì; Sở Y tế phối hợp)". Must not match: "(chủ trì: Sở Y tế)", "(3 tổ)".
const IN_BRACKETS = /\(([^():]{5,240} (?:chủ trì|thực hiện|phối hợp)(?![^()]{0,3}:)[^()]{0,160})\)[.;]?$/u;
// Matches: a unit's part within them: "Sở Y tế phối hợp". Must not match: "phối hợp với Sở Y tế".
const PART = /^(.{3,200}?),? (?:(chủ trì|thực hiện)|phối hợp)(?: thực hiện)?$/u;

/** The units that the brackets at an item's end name with their parts, or null where they name no leader. */
function unitsInBrackets(block: ParagraphBlock, from: number): MarkedUnits | null {
  const { text } = block;
  const match = text.endsWith(')') || /\)[.;]$/u.test(text) ? IN_BRACKETS.exec(text.slice(-MOST_IN_BRACKETS)) : null;
  if (match === null) return null;
  const open = Math.max(0, text.length - MOST_IN_BRACKETS) + match.index;
  if (open <= from) return null;
  const assignments: AssignmentMention[] = [];
  let at = open + 1;
  // Matches: what parts one unit's part from the next's, or from its time. Must not match: the comma between two units.
  for (const piece of (match[1] ?? '').split(
    /(?<=; )|(?<=(?:chủ trì|thực hiện|phối hợp), )|(?<=, )(?=hoàn thành|thời gian|trước|trong|chậm nhất)/u,
  )) {
    const said = PART.exec(piece.replace(/[;, ]+$/u, ''));
    const list = said === null ? null : readUnitList(text.slice(0, at + (said[1] ?? '').length), at);
    if (said !== null && list?.units[0]?.start === at && list.end === at + (said[1] ?? '').length)
      assignments.push(...assign(block, list.units, said[2] === undefined ? 'COORDINATE' : 'LEAD'));
    at += piece.length;
  }
  return assignments.some(({ role }) => role === 'LEAD') ? { assignments, start: open, end: text.length } : null;
}

const MOST_IN_BRACKETS = 420;

/** The units of "…: Phòng Đào tạo (chủ trì), các khoa (phối hợp)" from `from` on, or null where no mark names a leader. */
export function readMarkedUnits(block: ParagraphBlock, from: number): MarkedUnits | null {
  const { text } = block;
  const inBrackets = unitsInBrackets(block, from);
  if (inBrackets !== null) return inBrackets;
  const marks = text.includes('(') ? findAll(text, MARK).filter(({ index }) => index >= from) : [];
  if (!marks.some((mark) => mark[1] !== undefined)) return null;
  const assignments: AssignmentMention[] = [];
  let start = -1;
  let end = from;
  for (const mark of marks) {
    const at = listStart(text, end, mark.index, start < 0);
    const list = readUnitList(text.slice(0, mark.index), at);
    if (list === null || list.units[0]?.start !== at || list.end !== mark.index) return null;
    assignments.push(...assign(block, list.units, mark[1] === undefined ? 'COORDINATE' : 'LEAD'));
    if (start < 0) start = at;
    end = mark.index + mark[0].length;
  }
  const rest = end + (BETWEEN.exec(text.slice(end))?.[0].length ?? 0);
  const partners = assignments.every(({ role }) => role === 'LEAD') && rest > end ? readUnitList(text, rest) : null;
  if (partners?.units[0]?.start !== rest) return { assignments, start, end };
  return { assignments: [...assignments, ...assign(block, partners.units, 'COORDINATE')], start, end: partners.end };
}

/** Where the units before a mark begin: behind the mark before it, or where the last clause does. */
function listStart(text: string, from: number, to: number, isFirst: boolean): number {
  if (!isFirst) return from + (BETWEEN.exec(text.slice(from, to))?.[0].length ?? 0);
  const clause = findAll(text.slice(from, to), BEGINS).at(-1);
  return clause === undefined ? from : from + clause.index + clause[0].length;
}
