import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plangraph } from '../support/cli';
import { planText } from '../support/plan-text';
import { createTestDatabase } from '../support/template-database';
import { makeTestDirectory } from '../support/test-directory';

const WRONG = 'Nghị định số 143/2016/NĐ-BLĐTBXH của Chính phủ';

let settings: { DATABASE_URL: string };

beforeAll(async () => {
  settings = { DATABASE_URL: await createTestDatabase() };
  const path = join(await makeTestDirectory(), 'plan.txt');
  const text = planText({ number: '6/KH-SDL', taskCount: 3 }).replace(
    'hoàn thiện hồ sơ;',
    `hoàn thiện hồ sơ theo ${WRONG};`,
  );
  await writeFile(path, text);
  expect((await plangraph(['import', path], settings)).exitCode).toBe(0);
});

test('lists what is uncertain by document, with the sentence, its line and its heading', async () => {
  const { exitCode, stdout, stderr } = await plangraph(['review', '--code', 'CITATION_SUSPECT'], settings);
  expect([exitCode, stdout]).toEqual([0, '']);
  expect(stderr).toMatch(
    /^6\/KH-SDL Phát triển tuyến tham quan năm 2026\n {2}line \d+, I\. NHIỆM VỤ.*\n {4}warning CITATION_SUSPECT: .*143\/2016\/NĐ-BLĐTBXH.*\n {4}> phối hợp với .*\n {4}\S+\n\n1 to review in 1 documents\n$/,
  );
});

test('--json gives one item a line, and --plan only those of a document', async () => {
  const { exitCode, stdout } = await plangraph(['review', '--plan', '6/KH-SDL', '--json'], settings);
  expect(exitCode).toBe(0);
  const items = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(items).toContainEqual(
    expect.objectContaining({
      code: 'CITATION_SUSPECT',
      subject: 'CITATION',
      evidence: expect.objectContaining({ quote: WRONG }),
      document: expect.objectContaining({ number: '6/KH-SDL' }),
    }),
  );
  const none = await plangraph(['review', '--plan', '6/KH-SDL', '--code', 'NONE'], settings);
  expect(none.stderr).toBe('0 to review\n');
});

test('a number that is not held is said so', async () => {
  const { exitCode, stderr } = await plangraph(['review', '--plan', '99/KH-XX'], settings);
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('99/KH-XX')]);
});
