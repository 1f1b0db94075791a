/**
 * What gazettes, page layout and Markdown put between and around the document's own lines. It is blanked with spaces, not
 * cut out, so that every offset stays. `holds` is what every match holds: a text without it, as most are, is not searched.
 */
const RUNNING: ReadonlyArray<{ pattern: RegExp; holds: string }> = [
  // Matches: "89 \nCÔNG BÁO/Số 286/Ngày 27-05-2026 \n90", the page number before or after. Must not match: "Công báo số 286" in a sentence.
  {
    holds: 'CÔNG BÁO/Số ',
    pattern:
      /(?<=^|\n)(?:[ ]*\d{1,4}[ ]*\n)?[ ]*CÔNG BÁO\/Số [\d +]{1,20}\/Ngày [\d-]{6,10}[ ]*(?:\n[ ]*\d{1,4}[ ]*(?=\n|$))?/g,
  },
  // Matches: the three lines "Ký bởi: …", "Cơ quan: …", "Ngày ký: 2026-05-27 07:55:25 +07:00". Must not match: "Người ký: Lê Văn A".
  {
    holds: 'ký: ',
    pattern:
      /(?<=^|\n)[ ]*(?:Ký bởi|Người ký): [^\n]{1,200}\n(?:[ ]*(?:Cơ quan|Email|Chức vụ): [^\n]{0,200}\n){0,3}[ ]*(?:Ngày ký|Thời gian ký): [^\n]{1,60}/g,
  },
  // Matches: "                    2", a page number set in the middle of its line. Must not match: "  2", a table's row number.
  { holds: ' '.repeat(20), pattern: /(?<=\n)[ ]{20,200}\d{1,4}[ ]*(?=\n)/g },
  // Matches: the mark of "## NGHỊ QUYẾT". Must not match: "C# 12".
  { holds: '#', pattern: /(?<=^|\n)[ ]{0,12}#{1,6}(?= )/g },
  // Matches: the marks of "**Điều 1.**". Must not match: "*" of a footnote.
  { holds: '**', pattern: /\*\*/g },
  // Matches: "-------", "______", "––––––", "***" alone on a line. Must not match: "- Sở Y tế".
  { holds: '', pattern: /(?<=^|\n)[ ]*[-_–—*=.[\]]{2,}[ ]*(?=\n|$)/g },
];
// Matches: "[...]", "[…]", the mark of a text that was cut. Must not match: "[1]".
const TRUNCATION = /(?<=^|\n)[ ]*\[(?:\.{3,}|…)\][ ]*(?=\n|$)/g;

/** The text with its running heads blanked, the spans that were blanked, and the truncation marks found. */
export function blankRunningHeads(text: string): { text: string; truncations: Array<{ start: number; end: number }> } {
  const truncations: Array<{ start: number; end: number }> = [];
  let blanked = !text.includes('[')
    ? text
    : text.replace(TRUNCATION, (mark: string, at: number) => {
        const start = at + mark.indexOf('[');
        truncations.push({ start, end: at + mark.lastIndexOf(']') + 1 });
        return blank(mark);
      });
  for (const { pattern, holds } of RUNNING) if (blanked.includes(holds)) blanked = blanked.replace(pattern, blank);
  return { text: blanked, truncations };
}

function blank(match: string): string {
  // Matches: every character but the line ends, which keep lines apart. Must not match: "\n".
  return match.replace(/[^\n]/g, ' ');
}
