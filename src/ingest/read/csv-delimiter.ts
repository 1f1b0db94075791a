/** What separates the values of a .csv file: a comma, or in Vietnamese Excel a semicolon; a tab in what was copied from a sheet. */
export type Delimiter = ',' | ';' | '\t' | '|';

const DELIMITERS: readonly Delimiter[] = [';', '\t', ',', '|'];
const SAMPLED = 200_000;

/** The delimiter that most lines have equally often; the comma where none is on any line. */
export function delimiterOf(text: string): { delimiter: Delimiter; from: number } {
  // Matches: "sep=;" as Excel writes it on the first line. Must not match: "sep".
  const told = /^sep=([,;\t|])\r?\n/i.exec(text);
  if (told !== null) return { delimiter: told[1] as Delimiter, from: told[0].length };
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  const counts = countsPerRecord(text.slice(0, SAMPLED));
  for (const delimiter of DELIMITERS) {
    const ofThis = counts.map((count) => count[delimiter]);
    const usual = mode(ofThis.filter((count) => count > 0));
    const score = usual === 0 ? 0 : ofThis.filter((count) => count === usual).length / ofThis.length + usual / 1000;
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, from: 0 };
}

function countsPerRecord(text: string): Array<Record<Delimiter, number>> {
  const records: Array<Record<Delimiter, number>> = [];
  let open: Record<Delimiter, number> = { ',': 0, ';': 0, '\t': 0, '|': 0 };
  let isQuoted = false;
  let isEmpty = true;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === '\n' && !isQuoted) {
      if (!isEmpty) records.push(open);
      open = { ',': 0, ';': 0, '\t': 0, '|': 0 };
      isEmpty = true;
    } else if (character !== '\r') isEmpty = false;
    if (!isQuoted && Object.hasOwn(open, character)) open[character as Delimiter] += 1;
  }
  if (!isEmpty) records.push(open);
  return records;
}

function mode(numbers: readonly number[]): number {
  const times = new Map<number, number>();
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1);
  let best = 0;
  for (const [number, count] of times) if (best === 0 || count > (times.get(best) ?? 0)) best = number;
  return best;
}
