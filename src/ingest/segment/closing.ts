import type { Line } from './lines';
import type { Found } from './portal-block';

/** The lines that close a document: the signature block and the recipients (Nơi nhận). */
export interface Closing {
  /** For each line, whether it belongs to a closing block. */
  isClosing: boolean[];
  signer: Found | null;
}

// Matches: "KT. THỦ TƯỚNG", "TM. ỦY BAN NHÂN DÂN", "T/M. ĐOÀN KIỂM TRA". Must not match: "TP. Hồ Chí Minh".
const ON_BEHALF = /^(?:KT|TM|T\/M|TL|TUQ|T\/L|Q)\s?\.\s?\p{Lu}/u;
// Matches: "GIÁM ĐỐC", "PHÓ CHỦ TỊCH". Must not match: "GIÁM ĐỐC SỞ CÔNG THƯƠNG TỈNH LÀO CAI".
const POSITION =
  /^(?:PHÓ |QUYỀN |Q\. )?(?:TỔNG GIÁM ĐỐC|GIÁM ĐỐC|CHỦ TỊCH(?: HỘI ĐỒNG)?|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHÁNH VĂN PHÒNG|CHỦ NHIỆM|TRƯỞNG ĐOÀN|TRƯỞNG BAN(?: CHỈ ĐẠO)?|TỔ TRƯỞNG|BÍ THƯ|PHÓ BÍ THƯ|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TRƯỞNG PHÒNG|HIỆU TRƯỞNG|VIỆN TRƯỞNG|TỔNG THANH TRA|THỐNG ĐỐC|CHÁNH THANH TRA)$/u;
// Matches: "CHÁNH VĂN PHÒNG Lê Trí Hà" in one cell. Must not match: "GIÁM ĐỐC SỞ".
const POSITION_AND_PERSON = new RegExp(`${POSITION.source.slice(0, -1)} \\p{Lu}\\p{Ll}`, 'u');
// Matches: "Nguyễn Thị Hoa Mai", "PGS.TS. Trần Văn Mẫu", "BSCKII. Lê Hoa", "Y Mẫu Niê". Must not match: "Nơi nhận", "PHÓ THỦ TƯỚNG".
const PERSON =
  /^(?:(?:\p{Lu}[A-Za-zÀ-ɏẠ-ỹ\d]{1,7}\.){1,4} ?)?(?:\p{Lu}\p{Ll}+|[YAHK](?= \p{Lu}\p{Ll}))(?: \p{Lu}\p{Ll}*){1,5}$/u;
// Matches: the name at the end of "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Văn Mẫu". Must not match: "Nơi nhận: - Ban Giám đốc Sở".
const PERSON_AFTER_CAPS = /(?<=\p{Lu}{2,}\s{1,3})\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){1,5}$/u;
// Matches: "Nơi nhận:". Must not match: "Nơi nhận hồ sơ".
const RECIPIENTS = /^Nơi nhận\s*:/u;
// Matches: "- Lưu: VT, CN(Linh).", "- Lưu VPĐU.", "- Lưu Văn phòng". Must not match: "lưu trữ".
const LAST_RECIPIENT = /Lưu\s*:|^[-–•*]?\s*Lưu\s+(?:\p{Lu}|văn)/u;
// Matches: what stands below a signature and begins another part: "(Kèm theo Quyết định số", "PHỤ LỤC I". Must not match: "(Đã ký)".
const NEXT_PART =
  /^(?:[([]?\s?(?:(?:Ban hành|Phê duyệt|Gửi|Đính) )?[Kk]èm theo(?![A-Za-zÀ-ɏẠ-ỹ])|(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số|SỐ))?(?:\s+[\dIVXLC]{1,6})?\s*[.:]?$)/u;
const SIGNATURE_LINES = 16;
const RECIPIENT_LINES = 40;

/** The closing blocks among the lines from `from` on; the first signature is the document's. */
export function findClosing(lines: readonly Line[], from: number): Closing {
  const isClosing = new Array<boolean>(lines.length).fill(false);
  let signer: Found | null = null;
  for (let i = from; i < lines.length; i++) {
    const pieces = piecesOf(lines[i] as Line);
    if (pieces.some((piece) => RECIPIENTS.test(piece.text))) markRecipients(lines, i, isClosing);
    if (
      !pieces.some(
        (piece) => ON_BEHALF.test(piece.text) || POSITION.test(piece.text) || POSITION_AND_PERSON.test(piece.text),
      )
    )
      continue;
    const found = findPerson(lines, i);
    if (found === null) continue;
    signer ??= found.person;
    for (let k = i; k <= found.line; k++) isClosing[k] = true;
    i = found.line;
  }
  return { isClosing, signer };
}

function markRecipients(lines: readonly Line[], from: number, isClosing: boolean[]): void {
  let to = from;
  for (; to < Math.min(lines.length, from + RECIPIENT_LINES); to++) {
    const { text } = lines[to] as Line;
    if (NEXT_PART.test(text)) break;
    isClosing[to] = true;
    if (LAST_RECIPIENT.test(text)) return;
  }
  for (let i = from + 1; i < to; i++) isClosing[i] = false;
}

/** Who signs the block that begins at line `from`, and its last line; without a name it ends where another part begins. */
function findPerson(lines: readonly Line[], from: number): { person: Found | null; line: number } | null {
  for (let i = from; i < Math.min(lines.length, from + SIGNATURE_LINES); i++) {
    if (i > from && NEXT_PART.test((lines[i] as Line).text)) return { person: null, line: i - 1 };
    for (const piece of piecesOf(lines[i] as Line).reverse()) {
      if (PERSON.test(piece.text)) return { person: piece, line: i };
      const inside = PERSON_AFTER_CAPS.exec(piece.text);
      if (inside !== null) {
        const start = piece.end - inside[0].length;
        return { person: { text: inside[0], start, end: piece.end }, line: i };
      }
    }
  }
  return null;
}

function piecesOf(line: Line): Found[] {
  // most lines are one piece. Matches: what parts two, or two spaces to be made one. Must not match: one space.
  if (line.text !== '' && !/\||\s{2}/.test(line.text))
    return [{ text: line.text, start: line.start, end: line.start + line.text.length }];
  const pieces: Found[] = [];
  let from = 0;
  // Matches: the bar or the wide gap between two columns. Must not match: one space.
  for (const raw of line.text.split(/\s*\|\s*|\s{3,}/)) {
    if (raw === '') continue;
    const at = line.text.indexOf(raw, from);
    from = at + raw.length;
    // Matches: two spaces between words, as a justified line has. Must not match: one.
    const text = raw.replace(/\s{2}/g, ' ');
    pieces.push({ text, start: line.start + at, end: line.start + at + raw.length });
  }
  return pieces;
}
