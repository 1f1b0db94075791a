import { cleanText } from '../../../src/ingest/clean/clean-text';
import { toEvidence } from '../../../src/ingest/clean/offset-map';

it.each([
  ['NFD letters', 'Ke\u0302\u0301 hoa\u0323ch', 'Kế hoạch'],
  ['no-break spaces', 'năm\u00a02026', 'năm 2026'],
  ['CRLF', 'a\r\nb', 'a \nb'],
  ['a form feed', 'a\fb', 'a\nb'],
  ['Ð for Đ', 'QÐ-TTg', 'QĐ-TTg'],
  ['Cyrillic look-alikes', '06/2022/TT-BТС', '06/2022/TT-BTC'],
  ['a fraction slash', '8⁄2025', '8/2025'],
  ['a no-break hyphen', 'QĐ‑TTg', 'QĐ-TTg'],
  ['zero-width characters', 'Sở\u200b Y\u00ad tế', 'Sở Y tế'],
  ['a dash, which stays', '2021 – 2025', '2021 – 2025'],
])('cleans %s', (_, original, text) => expect(cleanText(original).text).toBe(text));

it('leads every cleaned word back to its place in the original', () => {
  const original = '\ufeffSo\u031b\u0309 Y te\u0302\u0301,\u00a0Sở\u200b Nội vụ e\u0302\u0301 cuối';
  const { text, offsets } = cleanText(original);
  for (const word of ['Sở', 'tế', 'Nội', 'cuối']) {
    const start = text.indexOf(word);
    const evidence = toEvidence({ start, end: start + word.length }, original, offsets);
    expect(evidence?.quote.normalize('NFC').replaceAll('\u200b', '')).toBe(word);
    expect(original.slice(evidence?.start, evidence?.end)).toBe(evidence?.quote);
  }
});
