// Matches: "KẾ HOẠCH", "SỐ 1050/QĐ-SCT". Must not match: "Kế hoạch", "2026".
const UPPER = /\p{Lu}/u;
// Matches: the "g" of "TTg". Must not match: "TTG".
const LOWER = /\p{Ll}/u;

/** Whether the text is set in capitals: it has letters and none of them is small. */
export function isAllCaps(text: string): boolean {
  // a small letter is found sooner: most texts have one among their first letters
  return !LOWER.test(text) && UPPER.test(text);
}

/** Whether the text begins with a small letter, so that it goes on with what stands before it. */
export function beginsSmall(text: string): boolean {
  return LOWER.test(text[0] ?? '');
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
