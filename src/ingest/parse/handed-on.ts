import { readUnitList } from '../../vietnamese/unit-list';
import { ACTS, type Addressee, HANDS_ON, readAddressee } from './addressee';

const LONGEST_INTRODUCTION = 700;

/** Whom an introduction of orders hands them to: "Thực hiện Chỉ thị …, Bộ Y tế đề nghị các sở thực hiện:"; null where it says no one. */
export function readHandedOn(text: string, from: number): Addressee | null {
  // Matches: the colon that the orders follow. Must not match: a sentence's end.
  if (!/:$/u.test(text) || text.length - from > LONGEST_INTRODUCTION) return null;
  for (let at = from; at >= 0; at = nextClause(text, at)) {
    const list = readUnitList(text, at);
    if (list?.units[0]?.start !== at || !HANDS_ON.test(text.slice(list.end, list.end + 20))) continue;
    const given = readAddressee(text, list.end + 1);
    const last = given?.units.at(-1);
    if (given !== null && last !== undefined && ACTS.test(text.slice(last.end, last.end + 60))) return given;
  }
  return null;
}

function nextClause(text: string, from: number): number {
  const comma = text.indexOf(', ', from);
  return comma < 0 ? -1 : comma + 2;
}
