import type { SchemaChange } from './schema-changes';

/** A change that is meant: a line "FIELD_REMOVED Task.note  # why" of the list that is kept by hand. */
export interface AcceptedChange {
  criterion: string;
  path: string;
  reason: string | null;
  line: number;
}

/** The accepted changes of a list, or the first line that is none. */
export type AcceptedList =
  | { kind: 'list'; accepted: readonly AcceptedChange[] }
  | { kind: 'unreadable'; line: number; text: string };

/** Reads a list of accepted changes: one a line, `#` before why; empty lines and lines of comment count for nothing. */
export function parseAccepted(text: string): AcceptedList {
  const accepted: AcceptedChange[] = [];
  // "\n" and "\r\n"; not a space
  for (const [i, whole] of text.split(/\r?\n/).entries()) {
    const [entry = '', ...comment] = whole.split('#');
    if (entry.trim() === '') continue;
    // "FIELD_REMOVED Task.note", "DIRECTIVE_REMOVED @old"; not "Task.note" or "FIELD_REMOVED Task.note and more"
    const found = /^\s*([A-Z][A-Z_]*)\s+(\S+)\s*$/.exec(entry);
    if (!found) return { kind: 'unreadable', line: i + 1, text: whole.trim() };
    const reason = comment.join('#').trim();
    accepted.push({
      criterion: found[1] as string,
      path: found[2] as string,
      reason: reason === '' ? null : reason,
      line: i + 1,
    });
  }
  return { kind: 'list', accepted };
}

export const isAccepted = (change: SchemaChange, { criterion, path }: AcceptedChange): boolean =>
  change.criterion === criterion && change.path === path;
