import { findAll } from '../../vietnamese/find-all';
import { fold } from '../../vietnamese/fold';
import type { ThemeMention } from '../parsed-document';
import { capitalised } from '../segment/letter-case';
import { type Passage, placeIn } from '../segment/passage';

// Matches: "chủ đề năm 2026 của tỉnh “Tăng tốc”", "Chủ đề năm: “Kỷ cương”". Must not match: "chủ đề năm 2022" without a quotation.
const THEME =
  /[Cc]hủ đề(?: công tác)?(?: của)? năm(?: (20\d{2}))?(?: của ([^“"”:.;]{2,60}?))?(?: là| với chủ đề)? ?:? ?[“"]([^“”"]{5,400})[”"]/gu;
// Matches: the authority before "về tổ chức thực hiện chủ đề": "Ủy ban nhân dân Thành phố". Must not match: "Sở Nội vụ".
const COUNCIL_BEFORE =
  /(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND) (thành phố|tỉnh|quận|huyện|thị xã|xã|phường)(?![A-Za-zÀ-ɏẠ-ỹ])/iu;

interface Theme extends ThemeMention {
  isStated: boolean;
}

/** The themes of the year (chủ đề năm) and whose each is; one that is repeated is given once, at its first place. */
export function findThemes(passages: readonly Passage[], issuerKind: string): ThemeMention[] {
  const themes = new Map<string, Theme>();
  for (const passage of passages) {
    for (const match of findAll(passage.text, THEME)) {
      const text = (match[3] ?? '').trim();
      const start = match.index + match[0].lastIndexOf(text);
      const owner = match[2]?.trim();
      const council = COUNCIL_BEFORE.exec(passage.text.slice(Math.max(0, match.index - 120), match.index))?.[1];
      const level =
        owner !== undefined
          ? capitalised(owner)
          : council !== undefined
            ? capitalised(council.toLowerCase())
            : issuerKind;
      const known = themes.get(fold(text));
      if (known === undefined)
        themes.set(fold(text), {
          text,
          level,
          isStated: owner !== undefined,
          place: placeIn(passage, start, start + text.length),
        });
      else if (owner !== undefined && !known.isStated) Object.assign(known, { level, isStated: true });
    }
  }
  return [...themes.values()].map(({ text, level, place }) => ({
    text,
    level,
    place,
  }));
}
