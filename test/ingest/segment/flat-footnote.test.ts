import { FlatFootnotes } from '../../../src/ingest/segment/flat-footnote';

const begins = (piece: string, line: string) => {
  const footnotes = new FlatFootnotes();
  footnotes.see({ text: piece, start: 0, end: piece.length });
  return footnotes.beginsAt(line);
};

it.each([
  ['số 12-NQ/TU1', '1 Nghị quyết số 12-NQ/TU ngày 05/01/2026 của Tỉnh ủy'],
  ['CTr/BCĐ3', '3 Chương Trình số O7-CTr/BCĐ của Ban Chỉ đạo'],
  ['34/NQ-HĐND2,', '2  Nghị quyết số 34/NQ-HĐND'],
])('below the mark of %j the line %j is a footnote', (piece, line) => expect(begins(piece, line)).toBe(true));

it.each([
  ['số 12-NQ/TU1', '2 Nghị quyết số 12-NQ/TU ngày 05/01/2026'],
  ['số 12-NQ/TU', '1 Nghị quyết số 12-NQ/TU ngày 05/01/2026'],
  ['Quý III/2026', '26 Nghị quyết số 12-NQ/TU'],
  ['luật số 61/2024/QH15', '15 Nghị quyết số 12-NQ/TU'],
  ['số 12-NQ/TU4', '4 Xây dựng Nghị quyết về bến thủy'],
])('below %j the line %j is none', (piece, line) => expect(begins(piece, line)).toBe(false));

it('answers each mark once', () => {
  const footnotes = new FlatFootnotes();
  footnotes.see({ text: 'NQ/TU1', start: 0, end: 6 });
  const line = '1 Nghị quyết số 12-NQ/TU';
  expect([footnotes.beginsAt(line), footnotes.beginsAt(line)]).toEqual([true, false]);
});
