const folded = new Map<string, string>();

/** Without accents and letter case, letter for letter: places in it are places in the text. */
export function foldLetters(text: string): string {
  let all = '';
  for (let place = 0; place < text.length; place += 1) {
    const letter = text.charAt(place);
    let plain = folded.get(letter);
    if (plain === undefined) {
      const base = letter.normalize('NFD').charAt(0).toLowerCase().replace('đ', 'd');
      plain = base.length === 1 ? base : letter;
      folded.set(letter, plain);
    }
    all += plain;
  }
  return all;
}

/** More places than anybody looks through. */
const MOST = 5000;

/** Where words stand in a folded text, in its order. */
export function placesOf(foldedText: string, words: string): { start: number; end: number }[] {
  const sought = foldLetters(words.normalize('NFC').trim());
  const places: { start: number; end: number }[] = [];
  if (sought === '') return places;
  for (let start = foldedText.indexOf(sought); start !== -1 && places.length < MOST; ) {
    places.push({ start, end: start + sought.length });
    start = foldedText.indexOf(sought, start + sought.length);
  }
  return places;
}
