export type LegacyEncoding = 'TCVN3 (ABC)' | 'VNI';

/**
 * Very frequent words as they look when a text in a legacy Vietnamese encoding is read as Latin-1. None of them is a word
 * of Unicode Vietnamese. TCVN3 gives each letter one byte; VNI writes the letter and then its marks.
 */
const WORDS: Readonly<Record<LegacyEncoding, ReadonlySet<string>>> = {
  'TCVN3 (ABC)': new Set(
    'cña vµ c¸c ®Þnh ®­îc nh©n d©n d©n viÖt viÖc thùc hiÖn kÕ ho¹ch quyÕt nghÞ tæ chøc cã nh÷ng nh÷ng n¨m ngµy th¸ng x· héi hßa chñ nghÜa céng ®éc lËp h¹nh phóc uû së chØ ®¹o theo®Ó ®Ó vÒ t¹i trong®ã sè nhiÖm vô ph¸t triÓn kinhtÕ tÕ ®Þa bµn tØnh'.split(
      ' ',
    ),
  ),
  VNI: new Set(
    'cuûa vaø caùc ñònh ñöôïc nhaân daân vieät vieäc thöïc hieän keá hoaïch quyeát nghò toå chöùc coù nhöõng naêm ngaøy thaùng xaõ hoäi hoøa chuû nghóa coäng ñoäc laäp haïnh phuùc uûy sôû chæ ñaïo ñeå veà taïi soá nhieäm vuï phaùt trieån teá ñòa baøn tænh'.split(
      ' ',
    ),
  ),
};
const UNICODE_WORDS: ReadonlySet<string> = new Set(
  'của và các định được nhân dân việt việc thực hiện kế hoạch quyết nghị tổ chức những năm ngày tháng xã hội hòa chủ nghĩa cộng độc lập hạnh phúc sở chỉ đạo để về tại số nhiệm vụ'.split(
    ' ',
  ),
);

const SAMPLE_LENGTH = 200_000;
// Matches: the space and comma of "cña, vµ". Must not match: "·", which is a letter of TCVN3.
const BETWEEN_WORDS = /[\s,.;:()"“”!?/]+/u;

/** The legacy encoding that the text, read as Latin-1 or already saved so in UTF-8, is written in; null for Unicode text. */
export function legacyEncodingOf(text: string): LegacyEncoding | null {
  const counts = { 'TCVN3 (ABC)': 0, VNI: 0, unicode: 0 };
  for (const written of text.slice(0, SAMPLE_LENGTH).normalize('NFC').split(BETWEEN_WORDS)) {
    const word = written.toLowerCase();
    if (UNICODE_WORDS.has(word)) counts.unicode += 1;
    else if (WORDS['TCVN3 (ABC)'].has(word)) counts['TCVN3 (ABC)'] += 1;
    else if (WORDS.VNI.has(word)) counts.VNI += 1;
  }
  const likely: LegacyEncoding = counts.VNI > counts['TCVN3 (ABC)'] ? 'VNI' : 'TCVN3 (ABC)';
  return counts[likely] >= 2 && counts[likely] > counts.unicode ? likely : null;
}
