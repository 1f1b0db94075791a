import path from 'node:path';
import type { ReadingProcess } from '../../../src/ingest/process/reading-process';
import { planText } from '../../support/plan-text';

/** A process starts from compiled files: this is the program as global-setup has compiled it. */
const { openReadingProcess } = require(
  path.join(process.env.PLANGRAPH_TEST_BUILD ?? '', 'src/ingest/process/reading-process.js'),
) as typeof import('../../../src/ingest/process/reading-process');

const MB = 1024 * 1024;
const plan = { fileName: 'ke-hoach.txt', bytes: Buffer.from(planText({ number: '1/KH-SDL', taskCount: 3 })) };
let reading: ReadingProcess;
afterEach(() => reading.close());

test('files given at once are read one after the other, each answer to its own', async () => {
  reading = openReadingProcess(MB);
  const texts = [1, 2, 3].map((n) => planText({ number: `${n}/KH-SDL`, taskCount: n }));
  const results = await Promise.all(
    texts.map((text, i) => reading.read({ fileName: `${i}.txt`, bytes: Buffer.from(text) })),
  );
  expect(results.map((r) => r.kind === 'read' && [r.document.metadata.number, r.document.tasks.length])).toEqual([
    ['1/KH-SDL', 1],
    ['2/KH-SDL', 2],
    ['3/KH-SDL', 3],
  ]);
});

test('a file that is refused is refused as everywhere, and the bytes given stay whole', async () => {
  reading = openReadingProcess(MB);
  const bytes = Buffer.from('Tr\u0103m n\u0103m trong c\u00f5i ng\u01b0\u1eddi ta');
  const before = Buffer.from(bytes);
  expect(await reading.read({ fileName: 'tho.txt', bytes })).toMatchObject({ refusal: { code: 'NOT_A_DOCUMENT' } });
  expect(bytes.equals(before)).toBe(true);
});

test('a file that takes too long is refused with the time, and reading is given up', async () => {
  reading = openReadingProcess(MB, { seconds: 0.001, secondsPerMb: 0, memoryMb: 512 });
  expect(await reading.read(plan)).toMatchObject({
    refusal: { code: 'TOO_HARD_TO_READ', message: expect.stringContaining('"ke-hoach.txt" was not read after') },
  });
});

test('a file that needs too much memory is refused with the limit, and the next one is read', async () => {
  reading = openReadingProcess(64 * MB, { seconds: 60, secondsPerMb: 0, memoryMb: 40 });
  const large = Buffer.from(planText({ number: '1/KH-SDL', taskCount: 60_000 }));
  expect(await reading.read({ fileName: 'lon.txt', bytes: large })).toMatchObject({
    refusal: { code: 'TOO_HARD_TO_READ', message: expect.stringContaining('40 MB of memory') },
  });
  expect(await reading.read(plan)).toMatchObject({ kind: 'read' });
});
