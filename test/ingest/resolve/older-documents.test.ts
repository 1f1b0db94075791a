import { type Planter, planter } from '../../support/planted-rows';
import { openTestHub, type TestHub } from '../../support/test-hub';

/** A department's plan that rests on what is given. */
const plan = (number: string, bases: readonly string[]) => `ỦY BAN NHÂN DÂN
TỈNH LẠC GIANG
SỞ XÂY DỰNG
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: ${number}

Lạc Giang, ngày 12 tháng 01 năm 2026

KẾ HOẠCH

Công tác năm 2026

${bases.map((basis) => `Căn cứ ${basis};`).join('\n\n')}

I. NHIỆM VỤ

1. Giao phòng Kế hoạch: rà soát quy hoạch.

GIÁM ĐỐC

Trần Văn Mẫu
`;

let hub: TestHub;
let plant: Planter;

beforeEach(async () => {
  hub = await openTestHub({ hasSample: false });
  plant = planter(hub.database);
});

afterEach(() => hub.close());

/** A document as an earlier version left it. */
interface Older {
  type?: string;
  number?: string;
  name?: string;
  issued_on?: string;
  /** Nothing cites it any more. */
  isUncited?: true;
  /** A person said that it is meant. */
  isDecided?: true;
}

/** Such a document, and a plan that cites it; what that plan said of it was not kept. */
async function leave({ isUncited, isDecided, ...values }: Older): Promise<void> {
  const document = await plant.document({ type: 'Luật', number: null, ...values });
  if (isUncited) return;
  const planId = await plant.plan();
  const [row] = await hub.database.rows<{ id: number }>('select document_id as id from plan where id = $1', [planId]);
  const decision = { at: '2026-01-01T00:00:00Z', was: null };
  const decided = { documentId: decision, status: decision, statusReason: decision };
  await plant.citation(row?.id ?? 0, document, isDecided ? { decided } : {});
}

async function take(text: string) {
  const outcome = await hub.importText(text);
  if (outcome.kind !== 'imported') throw new Error(outcome.message);
  return outcome.counts;
}

const cited = async () =>
  (
    await hub.database.rows<{ said: string }>(
      `select concat_ws(' | ', d.number, d.name, d.issued_on) as said from legal_document d where d.source_text_id is null order by 1`,
      [],
    )
  ).map(({ said }) => said);

const openCitations = () =>
  hub.database.rows(`select id, status from citation where document_id is null or status <> 'RESOLVED'`, []);

const NAMED = 'Luật Lưu trữ 2024';
const OF_YEAR = 'Luật Lưu trữ năm 2024';
const NUMBERED = 'Luật Lưu trữ số 33/2024/QH15';
const DAY = '2024-06-21';
const decree = (more: Omit<Older, 'type'> = {}): Older => ({ type: 'Quyết định', number: '9/QĐ-TTg', ...more });
const DATED_DECREE = 'Quyết định số 9/QĐ-TTg ngày 05/01/2026 của Thủ tướng Chính phủ';

/** What earlier versions left, what a text says then, and the documents that it comes to. */
const STATES: [string, Older[], string[], string[]][] = [
  ['a law, named with its year', [{ name: NAMED }], [NAMED], [NAMED]],
  [
    'a law of a country whose name ends as a year begins',
    [{ name: 'Luật Thanh niên Việt Nam 2020' }],
    ['Luật Thanh niên Việt Nam năm 2020'],
    ['Luật Thanh niên Việt Nam 2020'],
  ],
  ['a law, its year written otherwise', [{ name: OF_YEAR }], [NAMED], [NAMED]],
  ['a law twice, its year written in two ways', [{ name: NAMED }, { name: OF_YEAR }], [OF_YEAR], [OF_YEAR]],
  [
    'a law with a day, and with its year',
    [{ name: 'Luật Lưu trữ', issued_on: DAY }, { name: NAMED }],
    [NAMED],
    [`${NAMED} | ${DAY}`],
  ],
  [
    'a law with a day and a year, and with its year',
    [{ name: NAMED, issued_on: DAY }, { name: NAMED }],
    [OF_YEAR, NAMED],
    [`${NAMED} | ${DAY}`],
  ],
  ['a law without a year, which is another', [{ name: 'Luật Lưu trữ' }], [NAMED], ['Luật Lưu trữ', NAMED]],
  ['a law without a number, whose number is said', [{ name: NAMED }], [NUMBERED], ['33/2024/QH15 | Luật Lưu trữ']],
  [
    'a law with a number, and without',
    [{ number: '33/2024/QH15', name: 'Luật Lưu trữ' }, { name: OF_YEAR }],
    [NAMED],
    ['33/2024/QH15 | Luật Lưu trữ'],
  ],
  [
    'a law of two years',
    [{ name: NAMED }, { name: 'Luật Lưu trữ 2011' }],
    [OF_YEAR, 'Luật Lưu trữ năm 2011'],
    ['Luật Lưu trữ 2011', NAMED],
  ],
  [
    'a number with a day, and without',
    [decree({ issued_on: '2026-01-05' }), decree()],
    [DATED_DECREE],
    ['9/QĐ-TTg | 2026-01-05'],
  ],
  [
    'a number in two spellings',
    [decree({ number: '9/QĐ-TTG', issued_on: '2026-01-05' }), decree()],
    [DATED_DECREE],
    ['9/QĐ-TTg | 2026-01-05'],
  ],
  ['a law that nothing cites', [{ name: NAMED, isUncited: true }], [NAMED], [NAMED]],
  [
    'a law twice, neither cited',
    [
      { name: NAMED, isUncited: true },
      { name: OF_YEAR, isUncited: true },
    ],
    [NAMED],
    [NAMED],
  ],
  ['a law that a person meant', [{ name: NAMED, isDecided: true }], [OF_YEAR], [NAMED]],
  ['a law that a person meant, and once more', [{ name: NAMED, isDecided: true }, { name: OF_YEAR }], [NAMED], [NAMED]],
];

describe.each(STATES)('from an earlier version: %s', (_, older, bases, wanted) => {
  test('an import makes one document of what is one, and a second changes nothing', async () => {
    for (const document of older) await leave(document);
    await take(plan('1/KH-SXD', bases));
    expect(await cited()).toEqual(wanted);
    expect(await openCitations()).toEqual([]);
    for (const counts of Object.values(await take(plan('1/KH-SXD', bases))))
      expect(counts).toMatchObject({ created: 0, changed: 0, removed: 0 });
    expect(await cited()).toEqual(wanted);
  });
});

test('all these states in one database, imported in turn', async () => {
  const left = new Set<string>();
  for (const document of STATES.flatMap(([, older]) => older)) {
    // no two rows were one by number or name and day
    const identity = [document.number?.toLowerCase(), document.name, document.issued_on].join();
    if (!left.has(identity)) await leave(document);
    left.add(identity);
  }
  for (const [i, [, , bases]] of STATES.entries()) await take(plan(`${i + 1}/KH-SXD`, bases));
  expect(await cited()).toEqual([
    '33/2024/QH15 | Luật Lưu trữ',
    '9/QĐ-TTg | 2026-01-05',
    'Luật Lưu trữ',
    'Luật Lưu trữ 2011',
    'Luật Thanh niên Việt Nam 2020',
  ]);
});
