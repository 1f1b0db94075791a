/**
 * All matches of a global pattern in the text, in order, as `text.matchAll` gives them. That one makes a new RegExp at every
 * call, which costs more than reading a passage with the one that is there.
 */
export function findAll(text: string, pattern: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    matches.push(match);
    // an empty match must not be found again; a character outside the basic plane is two units
    if (match[0] === '') pattern.lastIndex += (text.codePointAt(pattern.lastIndex) ?? 0) > 0xffff ? 2 : 1;
  }
  return matches;
}
