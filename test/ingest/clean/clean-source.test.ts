import { cleanSource } from '../../../src/ingest/clean/clean-source';

it('leaves the marks of notes out and moves the cells along', () => {
  const text = `Nghị quyết 57-NQ/TW[1] ngày\n${'Sở'.normalize('NFD')} A | Sở\u200b B`;
  const span = (part: string, from = 0) => {
    const start = text.indexOf(part, from);
    return { start, end: start + part.length };
  };
  const table = span(text.slice(text.indexOf('\n') + 1));
  const cells = [span(`${'Sở'.normalize('NFD')} A`), span('Sở\u200b B')].map((cell, column) => ({
    ...cell,
    column,
    columns: 1,
    rows: 1,
  }));
  const cleaned = cleanSource({ text, noteMarks: [span('[1]')], tables: [{ ...table, rows: [{ ...table, cells }] }] });
  expect(cleaned.text).toBe('Nghị quyết 57-NQ/TW ngày\nSở A | Sở B');
  expect(cleaned.tables[0]?.rows[0]?.cells.map(({ start, end }) => cleaned.text.slice(start, end))).toEqual([
    'Sở A',
    'Sở B',
  ]);
  const ngay = cleaned.text.indexOf('ngày');
  expect(text.slice(cleaned.offsets.toOriginal(ngay), cleaned.offsets.toOriginal(ngay + 4))).toBe('ngày');
});
