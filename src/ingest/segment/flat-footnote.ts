import type { FlatPiece } from './flat-split';

// Matches: a footnote's first line, its mark and what it names: "2 Nghị quyết số 12/NQ-CP", "3 Luật số". Must not match: "2 Nghị quyết về" (a row's words), "12 Báo cáo".
const FOOTNOTE =
  /^(\d{1,2}) +(?=(?:Nghị quyết|Nghị định|Quyết định|Chương trình|Kế hoạch|Kết luận|Chỉ thị|Thông tư|Thông báo|Công văn|Văn bản|Tờ trình|Quy định|Hướng dẫn|Luật [^,;.]{0,80}?) ?số [\dIlO])/iu;
// Matches: the mark glued to a number that a cell ends with: "NQ/TW1". Must not match: "12/2026", "QH15".
const MARK = /(?<!QH)(?<=[A-Za-zÀ-ɏẠ-ỹ])(\d{1,2})[,;.]?$/u;

/** The footnotes below a page's rows: what a cell's mark calls for stands in no cell, though it comes among their lines. */
export class FlatFootnotes {
  /** The marks that cells have set and no footnote has answered. */
  private readonly marks = new Set<string>();

  /** Remembers the mark that the piece of a cell ends with. */
  see({ text }: FlatPiece): void {
    const mark = MARK.exec(text)?.[1];
    if (mark !== undefined) this.marks.add(mark);
  }

  /** Whether the line begins the footnote that a mark above calls for. */
  beginsAt(line: string): boolean {
    const mark = FOOTNOTE.exec(line)?.[1];
    return mark !== undefined && this.marks.delete(mark);
  }
}
