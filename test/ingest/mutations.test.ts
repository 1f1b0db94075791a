import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { OPERATOR } from '../../src/auth/viewer';
import { checkIntegrity } from '../../src/database/check-integrity';
import { importInto } from '../../src/ingest/import-document';
import { docxFile } from '../support/docx-file';
import { MUTATIONS, type Specimen } from '../support/mutate';
import { planText } from '../support/plan-text';
import { proofSize, recordProof } from '../support/proof';
import { chanceOf } from '../support/seeded-chance';
import { openTestHub, type TestHub } from '../support/test-hub';

/** Reading runs in a process of its own, from compiled files: a crash or a hang is seen, and ends this one file only. */
const { openReadingProcess } = require(
  path.join(process.env.PLANGRAPH_TEST_BUILD ?? '', 'src/ingest/process/reading-process.js'),
) as typeof import('../../src/ingest/process/reading-process');

const SEED = 20_261_123;
const MB = 1024 * 1024;
const FOLDERS = ['../../../shared/corpus/originals', '../fixtures/pdf', '../../src/sample'];
const originals: Specimen[] = FOLDERS.map((folder) => path.join(__dirname, folder))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder).map((fileName) => ({ fileName, bytes: readFileSync(path.join(folder, fileName)) })),
  )
  .filter(({ fileName }) => /\.(?:txt|docx|pdf|html|xlsx|csv)$/.test(fileName));
const plan = planText({ number: '12/KH-SDL', taskCount: 9 });
const paragraphs = plan.split('\n').map((line) => line.replace(/[<&]/g, ''));
const table = plan.split('\n').filter((line) => line.includes(' | '));
originals.push(
  { fileName: 'made.txt', bytes: Buffer.from(plan) },
  { fileName: 'made.html', bytes: Buffer.from(`<body>${paragraphs.map((line) => `<p>${line}</p>`).join('')}</body>`) },
  {
    fileName: 'made.docx',
    bytes: docxFile(paragraphs.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')),
  },
  { fileName: 'made.csv', bytes: Buffer.from(table.map((line) => line.replaceAll(' | ', ';')).join('\n')) },
);

const kinds = Object.entries(MUTATIONS).flatMap(([name, { weight }]) => new Array<string>(weight).fill(name));
const mutant = (seed: number) => {
  const chance = chanceOf(seed);
  const kind = chance.oneOf(kinds);
  const from = chance.oneOf(originals);
  return { kind, from: from.fileName, ...(MUTATIONS[kind] as (typeof MUTATIONS)[string]).mutate(from, chance) };
};

const count = proofSize(40, 2000);
const reading = openReadingProcess(32 * MB, { seconds: 10, secondsPerMb: 0, memoryMb: 1024 });
let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
});
afterAll(async () => {
  await reading.close();
  await hub.close();
});

test(
  `${count} damaged files end in a document or a stated refusal, none half-stored`,
  async () => {
    const importDocument = importInto(hub.database.source, reading.read);
    const outcomes: Record<string, number> = {};
    const wrong: string[] = [];
    for (let i = 0; i < count; i++) {
      const { kind, from, fileName, bytes } = mutant(SEED + i);
      const before = await rowCounts(hub);
      // every tenth is stored as well; a dry run takes the whole way and stores nothing
      const dryRun = i % 10 !== 0;
      try {
        const outcome = await importDocument({ fileName, bytes, replaces: null, dryRun }, OPERATOR);
        const name = outcome.kind === 'refused' ? outcome.code : outcome.kind;
        outcomes[name] = (outcomes[name] ?? 0) + 1;
        // a reader that knows its limits says so itself; this is the process being ended from outside
        if ('message' in outcome && /was not read after|MB of memory to be read/.test(outcome.message))
          wrong.push(`${SEED + i} ${kind} of ${from}: ${outcome.message}`);
        if (
          'message' in outcome &&
          (outcome.message.length < 20 || !outcome.message.includes(fileName)) &&
          outcome.kind === 'refused'
        )
          wrong.push(`${SEED + i} ${kind} of ${from}: "${outcome.message}" names no file`);
        const isStored = outcome.kind === 'imported' && !dryRun;
        if (!isStored && (await rowCounts(hub)) !== before)
          wrong.push(`${SEED + i} ${kind} of ${from}: something is stored`);
      } catch (error) {
        wrong.push(`${SEED + i} ${kind} of ${from}: ${String(error).slice(0, 300)}`);
      }
    }
    const faults = (await checkIntegrity(hub.database)).flatMap((check) => check.faults);
    recordProof('damaged files', {
      seed: SEED,
      files: count,
      originals: originals.length,
      ...outcomes,
      wrong: wrong.length,
    });
    expect(wrong).toEqual([]);
    expect(faults).toEqual([]);
  },
  proofSize(120_000, 3_600_000),
);

async function rowCounts({ database }: TestHub): Promise<string> {
  const [row] = await database.rows<{ counts: string }>(
    `select concat_ws(' ', (select count(*) from source_text), (select count(*) from legal_document), (select count(*) from plan),
       (select count(*) from task), (select count(*) from citation), (select count(*) from unit)) as counts`,
    [],
  );
  return row?.counts ?? '';
}
