/** Whether the lines of the text are broken at a width: of those that say something hardly any is a whole paragraph. */
export function isBroken(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim().length >= 40 && !line.includes('|'));
  return lines.filter((line) => line.trim().length > 140).length <= lines.length * 0.03;
}

/** Whether columns are told by their gaps: there two spaces are no careless one. */
export function isLaidOut(text: string): boolean {
  // Matches: "SỞ Y TẾ      CỘNG HÒA". Must not match: "năm  2026".
  return text.split('\n').filter((line) => /\S\s{3,}\S/.test(line)).length > 10;
}
