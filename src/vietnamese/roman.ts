const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** The value of a Roman numeral in capitals up to the nineties ("IV" → 4), else null. */
export function parseRoman(text: string): number | null {
  // Matches: "XIV". Must not match: "IIX", "M", "".
  if (!/^(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(text)) return null;
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    const value = VALUES[text[i] as string] ?? 0;
    total += value < (VALUES[text[i + 1] ?? ''] ?? 0) ? -value : value;
  }
  return total;
}
