import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plangraph, startProgram } from '../support/cli';
import { planText } from '../support/plan-text';
import { createTestDatabase } from '../support/template-database';
import { makeTestDirectory } from '../support/test-directory';

const LIST = `STT;Nội dung công việc;Chủ trì;Hạn
1;Rà soát toàn bộ hồ sơ còn tồn đọng;Phòng A;Quý I/2026
2;Báo cáo kết quả thực hiện nửa năm;Phòng B;Quý II/2026
3;Chuẩn bị hội nghị tổng kết;Phòng B;15/12/2026
`;
const CORRECTED = `STT;Nội dung công việc;Chủ trì;Hạn
1;Rà soát toàn bộ hồ sơ còn tồn đọng;Phòng C;Quý I/2026
2;Báo cáo kết quả thực hiện cả năm;Phòng B;Quý II/2026
4;Việc mới chưa từng có;Phòng B;20/12/2026
`;

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await makeTestDirectory();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

describe('import of a folder', () => {
  test('takes in what it can, and ends with a table of what happened to each file', async () => {
    const folder = await folderOf({
      'Kế hoạch 10.txt': planText({ number: '10/KH-SDL', taskCount: 3 }),
      'Kế hoạch 2.txt': planText({ number: '2/KH-SDL', taskCount: 2 }),
      'phụ lục/viec.csv': LIST,
      'phụ lục/tho.txt': 'Trăm năm trong cõi người ta',
      'anh.png': 'x',
    });
    const done = await plangraph(['import', folder], { DATABASE_URL: await createTestDatabase() });
    expect(done.exitCode).toBe(1);
    const rows = done.stderr.split('\n').filter((line) => line.startsWith(folder.slice(0, 5)) || line.startsWith('…'));
    expect(rows.map((row) => /([^/]+?\.[a-z]+) +([a-z]+)/.exec(row)?.slice(1))).toEqual([
      ['anh.png', 'skipped'],
      ['Kế hoạch 2.txt', 'plan'],
      ['Kế hoạch 10.txt', 'plan'],
      ['tho.txt', 'refused'],
      ['viec.csv', 'plan'],
    ]);
    expect(done.stderr).toContain('5 files: 3 imported (3 plans, 0 documents), 1 failed, 1 skipped.');
    expect(done.stderr).not.toContain('\u001b');
    expect(done.stdout).toBe('');
  });

  test('prints one object per file for machines', async () => {
    const folder = await folderOf({ 'a.csv': LIST, 'b.txt': 'x', 'c.md': 'x' });
    const done = await plangraph(['import', '--json', folder], { DATABASE_URL: await createTestDatabase() });
    const objects = done.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; kind: string });
    expect(objects.map(({ file, kind }) => [file.slice(folder.length + 1), kind])).toEqual([
      ['a.csv', 'imported'],
      ['b.txt', 'refused'],
      ['c.md', 'skipped'],
    ]);
    expect(objects[0]).toMatchObject({ counts: { tasks: { created: 3 } }, changes: [{ kind: 'added' }, {}, {}] });
  });

  test('stops after the file at hand when it is interrupted, and still says what happened', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`${i}.txt`, planText({ number: `${i + 1}/KH-SDL`, taskCount: 20 })]),
    );
    const folder = await folderOf(many);
    const child = startProgram('cli/main', ['import', folder, '--json'], { DATABASE_URL: await createTestDatabase() });
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.stdout?.once('data', () => child.kill('SIGINT'));
    const [exitCode] = (await once(child, 'close')) as [number];
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Stopping after this file');
    expect(stderr).toMatch(/60 files: \d+ imported .* \d+ not read: the work was stopped\./);
  });
});

describe('import of a corrected list', () => {
  test('knows the list again, and says in words what a dry run would change', async () => {
    const settings = { DATABASE_URL: await createTestDatabase() };
    const folder = await folderOf({ 'viec.csv': LIST });
    const path = join(folder, 'viec.csv');
    expect((await plangraph(['import', path], settings)).exitCode).toBe(0);
    await writeFile(path, CORRECTED);
    const tried = await plangraph(['import', '--dry-run', path], settings);
    expect(tried.stderr.slice(tried.stderr.indexOf('  would be'))).toBe(`\
  would be changed: task 1 "Rà soát toàn bộ hồ sơ còn tồn đọng"
      leading units: "Phòng A" → "Phòng C"
  would be changed: task 2 "Báo cáo kết quả thực hiện cả năm"
      title: "Báo cáo kết quả thực hiện nửa năm" → "Báo cáo kết quả thực hiện cả năm"
  would be added: task 4 "Việc mới chưa từng có"
  would be removed: task 3 "Chuẩn bị hội nghị tổng kết"
`);
    const stored = await plangraph(['import', path], settings);
    expect(stored.stderr).toMatch(/tasks\s+1\s+2\s+1\s+0/);
    const again = await plangraph(['import', path], settings);
    expect(again.stderr).toContain('0 created, 0 changed, 0 removed');
  });

  test('takes another list of the same name for what it is', async () => {
    const settings = { DATABASE_URL: await createTestDatabase() };
    const [ours, theirs] = [
      await folderOf({ 'viec.csv': LIST }),
      await folderOf({ 'viec.csv': LIST.replaceAll(/;[RBC].*;Phòng/g, (row) => `;Việc khác ${row.length};Phòng`) }),
    ];
    await plangraph(['import', join(ours, 'viec.csv')], settings);
    const other = await plangraph(['import', join(theirs, 'viec.csv')], settings);
    expect(other.stderr).toMatch(/plans\s+1\s+0\s+0\s+0/);
    expect(other.stderr).toMatch(/tasks\s+3\s+0\s+0\s+0/);
  });
});

describe('--columns', () => {
  const settings = async () => ({ DATABASE_URL: await createTestDatabase() });

  test('says which column holds what, to import and to extract', async () => {
    const folder = await folderOf({ 'viec.csv': 'Mã;Đầu mục;Ai làm\n1;Rà soát;Phòng A\n' });
    const args = [join(folder, 'viec.csv'), '--columns', 'A=ordinal,Đầu mục=task,C=lead', '--json'];
    const imported = await plangraph(['import', ...args], await settings());
    expect(JSON.parse(imported.stdout)).toMatchObject({ changes: [{ what: 'task', ordinal: '1', title: 'Rà soát' }] });
    const read = await plangraph(['extract', ...args], {});
    expect(JSON.parse(read.stdout)).toMatchObject({
      tasks: [{ title: 'Rà soát', assignments: [{ unit: 'Phòng A' }] }],
    });
  });

  test.each([
    ['a name that is none', 'B=nhiemvu', 'The column "B" cannot hold "nhiemvu": NAME is one of ordinal, task, lead,'],
    [
      'a column that is none',
      'Việc=task',
      'The table has no column "Việc". Its columns are A "STT", B "Nội dung công việc"',
    ],
  ])('is wrong usage with %s', async (_, columns, words) => {
    const folder = await folderOf({ 'viec.csv': LIST });
    for (const command of ['import', 'extract']) {
      const done = await plangraph([command, join(folder, 'viec.csv'), '--columns', columns], await settings());
      expect(done.stderr).toContain(words);
      expect(done.exitCode).toBe(2);
    }
  });
});

test('extract prints one object per file, each with its name, for several files and for folders', async () => {
  const folder = await folderOf({
    'a.csv': LIST,
    'b.txt': planText({ number: '1/KH-SDL', taskCount: 1 }),
    'c.md': 'x',
  });
  const done = await plangraph(['extract', folder, '--json'], {});
  const objects = done.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { file: string; tasks: unknown[] });
  expect(objects.map((object) => [Object.keys(object)[0], object.file, object.tasks.length])).toEqual([
    ['file', join(folder, 'a.csv'), 3],
    ['file', join(folder, 'b.txt'), 1],
  ]);
  expect(done.stderr).toBe(`${join(folder, 'c.md')}: skipped (.md is not read. Save its text as .txt in UTF-8.)\n`);
  expect(done.exitCode).toBe(0);
});
