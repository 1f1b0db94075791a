import { findAll } from '../../vietnamese/find-all';
import type { UnitInText } from '../../vietnamese/unit-group';
import { readUnitList, splitUnitList } from '../../vietnamese/unit-list';
import type { AssignmentMention } from '../parsed-document';
import type { Passage } from '../segment/passage';
import { ACTS } from './addressee';
import { assign } from './task-draft';

type Role = AssignmentMention['role'];

// Matches: "Chủ trì: ", "Đơn vị phối hợp: ". Must not match: "Chủ trì, phối hợp".
const LABEL = /(?:(?:[Cc]ơ quan|[Đđ]ơn vị) )?([Cc]hủ trì|[Pp]hối hợp)(?: thực hiện| tham mưu)? ?: ?/gu;
// Matches: the role that brackets give the unit before them: "(chủ trì)", "(cơ quan chủ trì)", "(p/h)". Must not match: "(đối với địa phương)".
const IN_BRACKETS = /\s*\((?:là )?(?:cơ quan |đơn vị )?(?:(chủ trì)|(phối hợp|p\/h))(?: thực hiện)?\)/iu;
// Matches: what parts the leader from the others: " chủ trì, phối hợp với ", " chủ trì; ". Must not match: " và ".
const LEADS_WITH = /\s+chủ trì(?:\s*[,;-]?\s*(?:và )?phối hợp(?: với| cùng)?|\s*[,;])\s*(?:với )?/iu;
// Matches: the word that ends a list of partners: " phối hợp". Must not match: "phối hợp với".
const PARTNERS_END = /\s*(?:cùng )?phối hợp(?: thực hiện)?[\s.;]*$/iu;
// Matches: what begins the list of partners where no label does: ", phối hợp với ", "Phối hợp ". Must not match: "Sở B phối hợp".
const PARTNERS_BEGIN =
  /(?:^|[,;]\s*|\s)(?:và )?phối hợp(?: chặt chẽ)?(?: cùng với| với| cùng)?\s+(?=[A-Za-zÀ-ɏẠ-ỹ])/giu;
// Matches: the word that ends a list of leaders: " chủ trì". Must not match: "Sở chủ quản".
const LEADERS_END = /\s*(?:chủ trì|thực hiện)[\s.;]*$/iu;

/** The units that a table's cell names, each in the role its own words give it, else in the column's. */
export function readUnitCell(cell: Passage, column: Role): AssignmentMention[] {
  const { text } = cell;
  const labels = findAll(text, LABEL);
  if (labels[0]?.index === 0)
    return labels.flatMap((label, i) => {
      const role: Role = /^ch/iu.test(label[1] ?? '') ? 'LEAD' : 'COORDINATE';
      return inRole(cell, label.index + label[0].length, labels[i + 1]?.index ?? text.length, role);
    });
  const parting = LEADS_WITH.exec(text);
  if (parting !== null && parting.index > 0)
    return [
      ...inRole(cell, 0, parting.index, 'LEAD'),
      ...inRole(cell, parting.index + parting[0].length, endWithout(text, PARTNERS_END), 'COORDINATE'),
    ];
  return inRole(cell, 0, text.length, column);
}

/** The units that `text.slice(start, to)` of the passage lists, in `role` where their own words give them no other. */
export function inRole(cell: Passage, start: number, to: number, role: Role): AssignmentMention[] {
  const raw = cell.text.slice(start, to);
  const end = start + endWithout(endless(raw, PARTNERS_END), LEADERS_END);
  if (end <= start) return [];
  for (const match of findAll(cell.text.slice(start, end), PARTNERS_BEGIN)) {
    const at = start + match.index;
    const from = at + match[0].length;
    if (readUnitList(cell.text, from)?.units[0]?.start !== from) continue;
    return [...listed(cell, start, at, role), ...listed(cell, from, end, 'COORDINATE')];
  }
  return listed(cell, start, end, role);
}

function listed(cell: Passage, start: number, end: number, role: Role): AssignmentMention[] {
  if (end <= start) return [];
  const units = splitUnitList(cell.text, { start, end }, cell.lineEnds);
  return units.flatMap((unit, i) => {
    const given = IN_BRACKETS.exec(unit.unit);
    if (given !== null) return assign(cell, [withoutRole(unit, given)], given[1] === undefined ? 'COORDINATE' : 'LEAD');
    const helper = i === 0 ? null : helperIn(cell.text, unit);
    return helper === null ? assign(cell, [unit], role) : assign(cell, [helper], 'COORDINATE');
  });
}

/** The unit behind the leader whose own part is said: "Sở Y tế; Sở Tài chính bố trí ngân sách" → "Sở Tài chính". */
function helperIn(text: string, unit: UnitInText): UnitInText | null {
  if (unit.isCollective) return null;
  const list = readUnitList(text.slice(0, unit.end), unit.start);
  const [named] = list?.units ?? [];
  if (list === null || named === undefined || list.units.length > 1 || named.start !== unit.start) return null;
  return ACTS.test(text.slice(list.end, unit.end)) ? named : null;
}

function withoutRole(unit: UnitInText, given: RegExpExecArray): UnitInText {
  const name = unit.unit.replace(given[0], '');
  return {
    ...unit,
    unit: name,
    end: given.index + given[0].length >= unit.unit.length ? unit.start + name.length : unit.end,
  };
}

function endWithout(text: string, ending: RegExp): number {
  return text.length - (ending.exec(text)?.[0].length ?? 0);
}

function endless(text: string, ending: RegExp): string {
  return text.slice(0, endWithout(text, ending));
}
