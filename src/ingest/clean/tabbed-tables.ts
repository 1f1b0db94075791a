// Matches: the head of a table that tabs part: "TT\tNội dung\tThời gian". Must not match: "TT-BTC", "STT\tNội dung" of one tab alone.
const HEAD = /(?<=^|\n)[ ]{0,20}(?:S?TT|Số TT)[ ]{0,5}\t[^\t\n]{1,200}\t[^\n]{0,2000}(?=\r?\n)/g;
const MOST_ROWS = 20_000;

/** The text with bars for the tabs of its tables, one for one; tabs elsewhere stay: "1.\tNội dung". */
export function withBarsForTabs(text: string): string {
  if (!text.includes('TT\t') && !text.includes('TT \t')) return text;
  const pieces: string[] = [];
  let from = 0;
  HEAD.lastIndex = 0;
  for (let head = HEAD.exec(text); head !== null; head = HEAD.exec(text)) {
    const end = tableEnd(text, head.index + head[0].length, tabsIn(head[0]));
    pieces.push(text.slice(from, head.index), text.slice(head.index, end).replaceAll('\t', '|'));
    from = end;
    HEAD.lastIndex = end;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

/** Where the last line ends that has tabs, and no more than the head. */
function tableEnd(text: string, headEnd: number, most: number): number {
  let end = headEnd;
  for (let rows = 0; rows < MOST_ROWS && end < text.length; rows++) {
    const next = text.indexOf('\n', end + 1);
    const lineEnd = next < 0 ? text.length : next;
    const tabs = tabsIn(text.slice(end + 1, lineEnd));
    if (tabs === 0 || tabs > most) break;
    end = lineEnd;
  }
  return end;
}

function tabsIn(line: string): number {
  return line.split('\t').length - 1;
}
