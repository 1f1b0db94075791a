import { readEffectiveDay } from '../../../src/ingest/parse/effective-day';
import { toPassage } from '../../../src/ingest/segment/passage';
import { segmentText } from '../../../src/ingest/segment/segment-text';
import { decisionText } from '../../support/decision-text';

const day = (sentence: string, type = 'Quyết định'): string | null => {
  const block = { kind: 'paragraph' as const, marker: null, section: null, ...toPassage(sentence, 0, sentence.length) };
  return readEffectiveDay({ blocks: [block] }, { issuedOn: '2026-02-25', type })?.on ?? null;
};

it.each<[string, string | null]>([
  ['Quyết định này có hiệu lực kể từ ngày ký.', '2026-02-25'],
  ['Nghị quyết này có hiệu lực thi hành kể từ ngày ký ban hành.', '2026-02-25'],
  ['Quyết định này có hiệu lực từ ngày 01 tháng 7 năm 2026 và thay thế Quyết định số 12/QĐ-UBND.', '2026-07-01'],
  ['Quy chế này có hiệu lực từ ngày 01/3/2026.', '2026-03-01'],
  ['Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký ban hành.', '2026-03-07'],
  ['Thông tư này có hiệu lực thi hành sau 45 (bốn mươi lăm) ngày, kể từ ngày ký.', '2026-04-11'],
  ['Căn cứ Luật Việc làm số 74/2025/QH15; Kế hoạch này có hiệu lực từ ngày ký.', '2026-02-25'],
  ['Quyết định số 12/QĐ-UBND có hiệu lực từ ngày 01/7/2025 được sửa đổi.', null],
  ['Thực hiện Kế hoạch; Luật Việc làm có hiệu lực từ ngày 01/01/2026.', null],
  ['Quyết định số 12/QĐ-UBND hết hiệu lực từ ngày 01/7/2026.', null],
  ['hợp đồng lao động có hiệu lực từ ngày ký', null],
])('reads %s as %s', (sentence, expected) => {
  expect(day(sentence)).toBe(expected);
});

it.each(['Tờ trình', 'Báo cáo', 'Công văn'])(
  'reads no day of its own in a %s that speaks of another document',
  (type) => expect(day('Quyết định có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2026.', type)).toBeNull(),
);

it('points at the words', () => {
  const segmented = segmentText(decisionText());
  const { place } = readEffectiveDay(segmented, { issuedOn: '2026-01-12', type: 'Quyết định' }) ?? {
    place: { start: 0, end: 0 },
  };
  expect(segmented.text.slice(place.start, place.end)).toBe('này có hiệu lực kể từ ngày ký');
});
