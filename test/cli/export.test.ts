import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { readDocument } from '../../src/ingest/read-document';
import { plangraph } from '../support/cli';
import { officeTest, shownByOffice } from '../support/libreoffice';
import { createSampleDatabase, createTestDatabase } from '../support/template-database';
import { makeTestDirectory } from '../support/test-directory';

let settings: { DATABASE_URL: string };
let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  settings = { DATABASE_URL: await createSampleDatabase() };
  folder = await makeTestDirectory();
  await writeFile(
    at('tasks.graphql'),
    'query ($number: String!) { plan(number: $number) { tasks { nodes { ordinal title status } } } }',
  );
});

const NUMBER = ['--variables', '{"number": "12/KH-SNV"}'];

describe('export FILE', () => {
  test('writes CSV to standard output', async () => {
    const { exitCode, stdout } = await plangraph(['export', at('tasks.graphql'), ...NUMBER], settings);
    expect(exitCode).toBe(0);
    expect(stdout.split('\r\n')[0]).toBe('\ufeffSố thứ tự,Tên nhiệm vụ,Tình trạng');
    expect(stdout.trimEnd().split('\r\n')).toHaveLength(59);
  });

  test('writes a workbook, and takes the place of none unless it is told to', async () => {
    const args = ['export', at('tasks.graphql'), ...NUMBER, '-o', at('tasks.xlsx')];
    expect((await plangraph(args, settings)).exitCode).toBe(0);
    const first = await readFile(at('tasks.xlsx'));
    const again = await plangraph(args, settings);
    expect([again.exitCode, again.stderr]).toEqual([2, expect.stringContaining('--force')]);
    expect((await plangraph([...args, '--force'], settings)).exitCode).toBe(0);
    expect(await readFile(at('tasks.xlsx'))).toEqual(first);
    expect((await readdir(folder)).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test.each([
    ['a file that is not there', ['none.graphql'], 2, 'none.graphql'],
    ['a form that is none', ['tasks.graphql', '-o', 'tasks.ods'], 2, '.csv or .xlsx'],
    ['variables that are none', ['tasks.graphql', '--variables', '{'], 2, '--variables'],
    [
      'a plan that is not held',
      ['tasks.graphql', '--variables', '{"number": "99/KH-X"}', '-o', 'no.csv'],
      1,
      '99/KH-X',
    ],
  ])('refuses %s', async (_, [file = '', ...args], code, said) => {
    const { exitCode, stderr } = await plangraph(
      ['export', at(file), ...args.map((one) => (one === 'no.csv' ? at(one) : one))],
      settings,
    );
    expect([exitCode, stderr]).toEqual([code, expect.stringContaining(said)]);
    expect(await readdir(folder)).not.toContain('no.csv');
  });
});

describe('export tasks', () => {
  test.each(['csv', 'xlsx'])(
    'a table as .%s imports again as the same tasks, and is exported as the same bytes',
    async (form) => {
      const first = at(`first.${form}`);
      const second = at(`second.${form}`);
      const exported = ['export', 'tasks', '--plan', '12/KH-SNV', '-o'];
      expect((await plangraph([...exported, first], settings)).exitCode).toBe(0);
      const other = { DATABASE_URL: await createTestDatabase() };
      expect((await plangraph(['import', first], other)).exitCode).toBe(0);
      expect((await plangraph([...exported, second], other)).exitCode).toBe(0);
      expect(await readFile(second)).toEqual(await readFile(first));
    },
  );

  test('a task whose name begins as a formula does is read again as it was', async () => {
    const { stdout } = await plangraph(['export', 'tasks', '--plan', '12/KH-SNV'], settings);
    const lines = stdout.split('\r\n');
    const changed = lines.map((line) => line.replace(/^III\.12,"[^"]*"/, "III.12,'- Tăng cường kỷ luật"));
    expect(changed).not.toEqual(lines);
    const read = await readDocument(Buffer.from(changed.join('\r\n')), 'a.csv', 1_000_000);
    if (read.kind === 'refused') throw new Error(read.refusal.message);
    expect(read.document.tasks.find(({ ordinal }) => ordinal === 'III.12')?.title).not.toContain("'");
  });
});

describe('export report', () => {
  const args = ['export', 'report', '--as-of', '2026-10-15', '--plan', '12/KH-SNV', '-o'];

  test('the figures by unit add up to what the graph says', async () => {
    expect((await plangraph([...args, at('bieu.xlsx')], settings)).exitCode).toBe(0);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(at('bieu.xlsx'));
    const [figures, overdue] = book.worksheets;
    const rows = figures?.getSheetValues() as (unknown[] | undefined)[];
    const total = rows.find((row) => row?.includes('TỔNG CỘNG'));
    const [count = 0, ...buckets] = (total ?? []).slice(3) as number[];
    expect(count).toBeGreaterThan(50);
    expect(buckets.filter((_, i) => i % 2 === 0).reduce((sum, one) => sum + one, 0)).toBe(count);
    expect(buckets.filter((_, i) => i % 2 === 1).reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 5);
    const late = ((overdue?.getSheetValues() ?? []) as (unknown[] | undefined)[]).filter(
      (row) => typeof row?.[1] === 'number',
    );
    expect(late).toHaveLength(buckets[6] as number);
    expect(late.every((row) => (row?.[6] as number) > 0)).toBe(true);
  });

  officeTest(
    'LibreOffice shows both forms as they are handed in',
    async () => {
      for (const form of ['docx', 'xlsx']) {
        expect((await plangraph([...args, at(`lo.${form}`)], settings)).exitCode).toBe(0);
        const text = await shownByOffice(await readFile(at(`lo.${form}`)), `lo.${form}`);
        for (const shown of [
          'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
          'Độc lập - Tự do - Hạnh phúc',
          'SỞ NỘI VỤ TỈNH LẠC GIANG',
          'BIỂU TỔNG HỢP',
          '(Tính đến ngày 15/10/2026)',
          'TỔNG CỘNG',
          'DANH SÁCH NHIỆM VỤ QUÁ HẠN',
          'Nơi nhận:',
        ])
          expect(text).toContain(shown);
      }
    },
    180_000,
  );

  test.each([
    ['a day that is none', ['--as-of', '30/6/2026', '-o', 'a.docx'], '2026-06-30'],
    ['a year that is none', ['--year', '26', '-o', 'a.docx'], '"26"'],
    ['a form that is none', ['-o', 'a.pdf'], '.docx or .xlsx'],
  ])('refuses %s', async (_, given, said) => {
    const { exitCode, stderr } = await plangraph(['export', 'report', ...given], settings);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(said)]);
  });
});
