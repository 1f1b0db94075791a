// Matches: "(hạn)" of "Last day allowed (hạn).", "(tiến độ)" behind a bracket of another kind. Must not match: "(a (b))".
const BRACKETS = /\(([^()]+)\)/g;

/** The Vietnamese term in brackets in a description of the schema: of several brackets the last; null where there is none. */
export function vietnameseTerm(description: string | null | undefined): string | null {
  const found = [...(description ?? '').matchAll(BRACKETS)].at(-1)?.[1]?.trim();
  return found ? found.normalize('NFC') : null;
}

/** A term as it stands at the head of a column or alone in a cell. */
export const capitalised = (term: string): string => term.charAt(0).toLocaleUpperCase('vi') + term.slice(1);
