import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATOR } from '../../../src/auth/viewer';
import { type Database, openDatabase } from '../../../src/database/database';
import { importInto } from '../../../src/ingest/import-document';
import type { ReadResult } from '../../../src/ingest/parsed-document';
import { readDocument } from '../../../src/ingest/read-document';
import { graphPortrait } from '../../support/graph-portrait';
import { proofSize } from '../../support/proof';
import { chanceOf } from '../../support/seeded-chance';
import { createTestDatabase } from '../../support/template-database';

/** Collected documents beside the project; where they are not, their tests are skipped and counted as such. */
const DOCS = join(__dirname, '../../../../shared/corpus/docs');
const COLLECTED = existsSync(DOCS)
  ? readdirSync(DOCS)
      .filter((name) => name.endsWith('.txt'))
      .sort()
  : [];

interface File {
  name: string;
  bytes: Buffer;
}

/** A department's plan in the official form. */
const plan = (number: string, day: string, issuer: string, bases: string[], tasks: string[]): string => `ỦY BAN NHÂN DÂN
TỈNH SƠN LA
${issuer}
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: ${number}

Sơn La, ngày ${day}

KẾ HOẠCH

Công tác năm 2026

${bases.map((basis) => `Căn cứ ${basis};`).join('\n\n')}

I. NHIỆM VỤ

${tasks.map((task, i) => `${i + 1}. ${task}.`).join('\n\n')}

GIÁM ĐỐC

Trần Văn Mẫu
`;

/** Texts that know different parts of the same documents and spell the same units differently. */
const INVENTED: File[] = [
  plan(
    '41/KH-SYT',
    '12 tháng 01 năm 2026',
    'SỞ Y TẾ',
    [
      'Quyết định số 71/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về việc giao nhiệm vụ',
      'Luật Lưu trữ số 33/2024/QH15',
    ],
    ['Giao Văn phòng: chủ trì, phối hợp với Sở NN&MT rà soát theo Luật Lưu trữ'],
  ),
  plan(
    '42/KH-SYT',
    '13 tháng 01 năm 2026',
    'SỞ Y TẾ',
    ['Quyết định số 71/QĐ-UBND'],
    [
      'Giao phòng Nghiệp vụ: phối hợp với Sở Tài nguyên và Môi trường rà soát',
      'Giao Văn phòng Sở: thực hiện Kế hoạch số 43/KH-SNNMT và Quyết định số 9/QĐ-TTg',
    ],
  ),
  plan(
    '43/KH-SNNMT',
    '14 tháng 01 năm 2026',
    'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG',
    ['Quyết định số 71/QĐ-UBND ngày 05 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh', 'Luật Lưu trữ năm 2024'],
    ['Giao các phòng, ban: phối hợp với SYT thực hiện Kế hoạch số 41/KH-SYT ngày 12/01/2026 của Sở Y tế'],
  ),
  plan(
    '44/KH-SNNMT',
    '15 tháng 01 năm 2026',
    'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG',
    ['Quyết định số 71/QĐ-UBND ngày 05 tháng 01 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh'],
    ['Giao Các phòng, Ban: phối hợp với UBND tỉnh Yên Bái và Sở Y tế thực hiện Kế hoạch số 45/KH-STC năm 2026'],
  ),
  plan(
    '45/KH-STC',
    '16 tháng 01 năm 2026',
    'SỞ TÀI CHÍNH',
    ['Quyết định số 9/QĐ-TTg ngày 05 tháng 01 năm 2025 của Thủ tướng Chính phủ'],
    ['Giao phòng Ngân sách: thực hiện Quyết định số 9/QĐ-TTg'],
  ),
  plan(
    '46/KH-STC',
    '17 tháng 01 năm 2026',
    'SỞ TÀI CHÍNH',
    ['Quyết định số 9/QĐ-TTg ngày 06 tháng 02 năm 2026 của Thủ tướng Chính phủ'],
    ['Giao phòng Ngân sách: thực hiện Kế hoạch số 45/KH-STC ngày 16/01/2026'],
  ),
].map((text, i) => ({ name: `${i}.txt`, bytes: Buffer.from(text) }));

const open: Database[] = [];
afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
});

/** The graph of the files, imported in this order into an empty database. */
async function graphOf(files: readonly File[]): Promise<Database> {
  const database = await openDatabase(await createTestDatabase());
  open.push(database);
  for (const file of files) await take(database, file);
  return database;
}

/** Each file is read once, however often it is imported. */
const read = new Map<string, Promise<ReadResult>>();

async function take(database: Database, { name, bytes }: File) {
  const importOnce = importInto(database.source, (file) => {
    const known =
      read.get(file.fileName) ?? Promise.resolve(readDocument(file.bytes, file.fileName, file.bytes.length));
    read.set(file.fileName, known);
    return known;
  });
  const outcome = await importOnce({ fileName: name, bytes, replaces: null, dryRun: false }, OPERATOR);
  if (outcome.kind !== 'imported') throw new Error(`${name}: ${outcome.message}`);
  return outcome;
}

const ORDERS_AT_ONCE = proofSize(2, 5);

/** The graph that they make in the order above. */
let wanted: string[];

beforeAll(async () => {
  wanted = await graphPortrait(await graphOf(INVENTED));
});

test('what the texts say of one document is one document; what fits two years is left open', () => {
  expect(wanted.filter((line) => /^document \| .*71\/QĐ-UBND/u.test(line))).toHaveLength(1);
  expect(wanted.filter((line) => line.startsWith('citation') && line.includes('AMBIGUOUS'))).toHaveLength(1);
});

test.each([0, 1, 2, 3])(
  `the same documents in ${ORDERS_AT_ONCE} other orders (%i) give the same graph`,
  async (nth) => {
    for (let seed = nth * ORDERS_AT_ONCE + 1; seed <= (nth + 1) * ORDERS_AT_ONCE; seed++) {
      const database = await graphOf(chanceOf(seed).shuffled(INVENTED));
      expect({ seed, graph: await graphPortrait(database) }).toEqual({ seed, graph: wanted });
    }
  },
);

test('all of them a second time: nothing is created, changed or removed', async () => {
  const database = await graphOf(INVENTED);
  for (const file of INVENTED)
    for (const kind of Object.values((await take(database, file)).counts))
      expect(kind).toMatchObject({ created: 0, changed: 0, removed: 0 });
});

(COLLECTED.length ? describe : describe.skip)('the collected documents', () => {
  let collected: string[] = [];
  const files = COLLECTED.map((name) => ({ name, bytes: readFileSync(join(DOCS, name)) }));

  it('are one graph: no number is of two documents, and a second import changes nothing', async () => {
    const database = await graphOf(files);
    const doubles = await database.rows<{ number: string; days: string }>(
      `select number_key as number, string_agg(concat_ws(' ', type, issued_on), ', ' order by id) as days from legal_document
        where number_key is not null and issued_with_id is null group by number_key having count(*) > 1`,
      [],
    );
    // one body gives a number once a year: two years, or two provinces, are two documents
    expect(doubles).toEqual([]);
    const contradicted = await database.rows(
      `select from citation where status = 'SUSPECT' and status_reason is null`,
      [],
    );
    expect(contradicted).toEqual([]);
    const departments = await database.rows<{ name: string }>(
      `select u.name from unit_alias a join unit u on u.id = a.unit_id where a.name_key = 'so cong thuong' and not u.is_collective`,
      [],
    );
    expect(departments).toHaveLength(1);
    collected = await graphPortrait(database);
    for (const file of files)
      for (const [kind, counts] of Object.entries((await take(database, file)).counts))
        expect({ file: file.name, kind, ...counts }).toMatchObject({ created: 0, changed: 0, removed: 0 });
  });

  it('are the same graph in another order', async () => {
    const other = await graphOf(chanceOf(7).shuffled(files));
    expect(await graphPortrait(other)).toEqual(collected);
  });
});
