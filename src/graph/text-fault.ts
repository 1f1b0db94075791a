import type { FieldFault } from './failure';
import { fault } from './refused';

/** How long a text that a person writes may be. */
const LONGEST = 10_000;

/** What is wrong with a text that a person wrote, or nothing: it is to be seen, to be stored, and to be read. */
export function textFaults(field: string, text: string | null | undefined): FieldFault[] {
  if (text === null || text === undefined) return [];
  if (text.trim() === '') return [fault(field, 'BLANK', 'It is empty; say something, or leave the field out.')];
  if (text.includes('\0')) return [fault(field, 'INVALID_TEXT', 'It holds a NUL character.')];
  if (text.length > LONGEST)
    return [fault(field, 'TOO_LONG', `It has ${text.length} characters; ${LONGEST} are the most.`)];
  return [];
}
