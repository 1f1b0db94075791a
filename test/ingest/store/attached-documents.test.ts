import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATOR } from '../../../src/auth/viewer';
import { checkIntegrity } from '../../../src/database/check-integrity';
import { encodeId } from '../../../src/graph/global-id';
import { decisionText, LAYOUTS, TASKS } from '../../support/decision-text';
import { readText } from '../../support/read-text';
import { openTestHub, type TestHub } from '../../support/test-hub';

const OPERATION = readFileSync(join(__dirname, '../../operations/decision.graphql'), 'utf8');

let hub: TestHub;

beforeEach(async () => {
  hub = await openTestHub({ hasSample: false });
});

afterEach(() => hub.close());

async function imported(text: string, replaces: number | null = null) {
  const request = { fileName: 'quyet-dinh.txt', bytes: Buffer.from(text), replaces, dryRun: false };
  const outcome = await hub.importDocument(request, OPERATOR);
  if (outcome.kind !== 'imported') throw new Error(outcome.message);
  return outcome;
}

interface HeldRow {
  id: number;
  type: string;
  number: string | null;
  title: string | null;
  issuedWithId: number | null;
  plan: number | null;
  tasks: number;
}

/** The documents whose text is held, with their plans. */
const held = () =>
  hub.database.rows<HeldRow>(
    `select d.id, d.type, d.number, d.title, d.issued_with_id as "issuedWithId", p.id as plan,
            (select count(*)::int from task t where t.plan_id = p.id) as tasks
       from legal_document d left join plan p on p.document_id = d.id
      where d.source_text_id is not null order by d.issued_with_position nulls first, d.id`,
    [],
  );

const NOTHING = { created: 0, changed: 0, removed: 0 };

it.each(LAYOUTS)('a decision with its plan is two documents, one of them a plan (%s)', async (layout) => {
  const outcome = await imported(decisionText({ layout }));
  const [decision, plan, ...others] = await held();
  expect(others).toEqual([]);
  expect(decision).toMatchObject({ type: 'Quyết định', number: '415/QĐ-UBND', issuedWithId: null, plan: null });
  expect(plan).toMatchObject({
    type: 'Kế hoạch',
    number: null,
    title: 'Trồng rừng ven sông năm 2026',
    issuedWithId: decision?.id,
    tasks: 2,
  });
  expect(outcome).toMatchObject({
    documentId: decision?.id,
    planId: plan?.plan,
    attached: [{ documentId: plan?.id, planId: plan?.plan, type: 'Kế hoạch', number: null }],
  });
  expect((await checkIntegrity(hub.database)).flatMap(({ faults }) => faults)).toEqual([]);
});

it.each(LAYOUTS)('the same file twice changes nothing (%s)', async (layout) => {
  await imported(decisionText({ layout }));
  const before = await held();
  const again = await imported(decisionText({ layout }));
  for (const counts of Object.values(again.counts)) expect(counts).toMatchObject(NOTHING);
  expect(again.counts.documents.unchanged).toBeGreaterThanOrEqual(2);
  expect(await held()).toEqual(before);
});

it('values go to the document in whose stretch they stand', () => {
  const read = readText(decisionText({ annexes: '\nPHỤ LỤC\nDANH MỤC\n\nxã Tân Lập' }));
  const [stretch] = read.attached[0]?.stretches ?? [];
  expect(read.attached).toMatchObject([{ type: 'Kế hoạch', year: 2026, effectiveOn: null }]);
  expect(read.sourceText.slice(stretch?.start, stretch?.end).trimStart()).toMatch(/^ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM/);
  expect(stretch?.end).toBe(read.sourceText.length);
});

it('issuer, day, signer and number are those of the decision', async () => {
  await imported(decisionText());
  const rows = await hub.database.rows(
    `select p.number, p.document_type, p.issued_on, p.effective_on, p.signer, p.year, u.name from plan p join unit u on u.id = p.issuer_id`,
    [],
  );
  expect(rows).toEqual([
    {
      number: '415/QĐ-UBND',
      document_type: 'Kế hoạch',
      issued_on: '2026-01-12',
      effective_on: '2026-01-12',
      signer: 'Trần Thị Mẫu',
      year: 2026,
      name: 'Ủy ban nhân dân tỉnh Sông Lam',
    },
  ]);
});

it.each([
  ['its own line', undefined],
  ['the sentence of the decision', ''],
  ['a line whose number is left blank', '(Kèm theo Quyết định số      /QĐ-UBND ngày     /01/2026)'],
])('the plan is issued with its decision by %s', async (_what, link) => {
  await imported(decisionText(link === undefined ? {} : { link }));
  const [decision, plan] = await held();
  const rows = await hub.database.rows(
    `select document_id as meant, citing_document_id as "from", plan_id as plan, status from citation where kind = 'ISSUED_WITH'`,
    [],
  );
  expect(rows).toEqual([{ meant: decision?.id, from: plan?.id, plan: plan?.plan, status: 'RESOLVED' }]);
});

it('a corrected edition keeps the plan, its tasks and what people reported, though the title is another', async () => {
  await imported(decisionText());
  const before = await held();
  await hub.database.rows(
    `insert into progress_report (task_id, reported_on, percent) select id, '2026-03-01', 25 from task`,
    [],
  );
  const second = await imported(decisionText({ title: 'Trồng và chăm sóc rừng ven sông năm 2026' }));
  expect(second.counts.documents).toMatchObject({ created: 0, changed: 2, removed: 0 });
  expect(second.counts.tasks).toMatchObject({ created: 0, removed: 0 });
  expect((await held()).map(({ id, plan }) => [id, plan])).toEqual(before.map(({ id, plan }) => [id, plan]));
  const [reports] = await hub.database.rows<{ n: number }>('select count(*)::int as n from progress_report', []);
  expect(reports?.n).toBe(2);
  const [texts] = await hub.database.rows<{ n: number }>('select count(*)::int as n from source_text', []);
  expect(texts?.n).toBe(1);
});

const REGULATION = `
QUY CHẾ
Phối hợp quản lý rừng ven sông
(Ban hành kèm theo Quyết định số 415/QĐ-UBND ngày 12/01/2026)

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh

Văn bản này quy định việc phối hợp theo Luật Lâm nghiệp số 16/2017/QH14.
`;

it('a decision can issue two; one that an edition leaves out is gone, the other stays', async () => {
  await imported(decisionText({ annexes: REGULATION }));
  const [decision, plan, regulation] = await held();
  expect(regulation).toMatchObject({ type: 'Quy chế', issuedWithId: decision?.id, plan: null });
  const second = await imported(decisionText());
  expect(second.counts.documents).toMatchObject({ removed: 1 });
  expect(await held()).toEqual([decision, plan]);
});

it('an edition that leaves out a plan on which people reported is refused, unless it says what it replaces', async () => {
  const first = await imported(decisionText());
  await hub.database.rows(
    `insert into progress_report (task_id, reported_on, percent) select id, '2026-03-01', 25 from task`,
    [],
  );
  const text = decisionText();
  const without = text.slice(0, text.indexOf('CÔNG BÁO'));
  expect(await hub.importText(without)).toMatchObject({
    kind: 'conflict',
    message: expect.stringContaining('leaves out 2 tasks on which 2 progress reports were made'),
  });
  expect(await held()).toHaveLength(2);
  expect((await imported(without, first.documentId)).counts).toMatchObject({
    plans: { removed: 1 },
    documents: { removed: 1 },
  });
  expect(await held()).toEqual([expect.objectContaining({ type: 'Quyết định', plan: null })]);
});

it('who names the plan as what a file replaces means the decision that holds it', async () => {
  const first = await imported(decisionText());
  const before = await held();
  const planDocument = before[1]?.id ?? 0;
  const corrected = decisionText({ body: TASKS.replace('30 tháng 6', '31 tháng 7') });
  expect(await imported(corrected, planDocument)).toMatchObject({ documentId: first.documentId });
  expect(await held()).toEqual(before);
});

it('a file that was stored as one document becomes two: the plan, its tasks and reports go to the attached one', async () => {
  await imported(decisionText());
  const [decision, plan] = await held();
  // as a version of the program left it that did not tell attached documents apart
  const all = [decision?.id, plan?.id];
  await hub.database.rows('update plan set document_id = $1 where document_id = $2', all);
  await hub.database.rows('update citation set citing_document_id = $1 where citing_document_id = $2', all);
  await hub.database.rows('update diagnostic set document_id = $1 where document_id = $2', all);
  await hub.database.rows('delete from legal_document where id = $1', [plan?.id]);
  await hub.database.rows(
    `insert into progress_report (task_id, reported_on, percent) select id, '2026-03-01', 25 from task`,
    [],
  );
  expect(await held()).toEqual([{ ...decision, plan: plan?.plan, tasks: 2 }]);

  const again = await imported(decisionText());
  expect(again.counts).toMatchObject({ plans: NOTHING, tasks: NOTHING });
  expect(await held()).toEqual([decision, { ...plan, id: expect.any(Number) }]);
  const [reports] = await hub.database.rows<{ n: number }>('select count(*)::int as n from progress_report', []);
  expect(reports?.n).toBe(2);
  for (const counts of Object.values((await imported(decisionText())).counts)) expect(counts).toMatchObject(NOTHING);
});

it('a dispatch has its plan with it too', async () => {
  const text = decisionText({
    link: '(Kèm theo Công văn số 415/UBND-KT ngày 12 tháng 01 năm 2026)',
    articles: 'Ủy ban nhân dân tỉnh ban hành Kế hoạch trồng rừng ven sông (có Kế hoạch chi tiết kèm theo).',
  })
    .replace('415/QĐ-UBND', '415/UBND-KT')
    .replace(/QUYẾT ĐỊNH\n\nVề việc.*?QUYẾT ĐỊNH:\n/s, 'V/v trồng rừng ven sông\n\nKính gửi: Các Sở.\n');
  await imported(text);
  expect((await held()).map(({ type, number }) => [type, number])).toEqual([
    ['Công văn', '415/UBND-KT'],
    ['Kế hoạch', null],
  ]);
});

describe('in the graph', () => {
  const PLAN =
    'query ($number: String!) { plan(number: $number) { number documentType document { number issuedWith { number } } } }';

  it('the number of a decision finds the plan that it issued; the document stays the decision', async () => {
    const text = decisionText();
    await imported(text);
    const { data, errors } = await hub.ask(OPERATION, { number: '415/qđ-ubnd' });
    expect(errors).toBeUndefined();
    const title = 'Trồng rừng ven sông năm 2026';
    expect(data).toEqual({
      plan: {
        number: '415/QĐ-UBND',
        documentType: 'Kế hoạch',
        title,
        issuedOn: '2026-01-12',
        signer: 'Trần Thị Mẫu',
        document: {
          number: null,
          type: 'Kế hoạch',
          sourceText: text,
          issuedWith: {
            number: '415/QĐ-UBND',
            type: 'Quyết định',
            title: 'Về việc ban hành Kế hoạch trồng rừng ven sông năm 2026',
            effectiveOn: '2026-01-12',
            inForce: true,
            attachments: [{ type: 'Kế hoạch', title, plan: { number: '415/QĐ-UBND' } }],
            plan: null,
            citedBy: {
              nodes: [
                {
                  kind: 'ISSUED_WITH',
                  status: 'RESOLVED',
                  evidence: {
                    quote: 'Quyết định số 415/QĐ-UBND ngày 12 tháng 01 năm 2026\ncủa Ủy ban nhân dân tỉnh Sông Lam',
                  },
                  source: { __typename: 'Plan', title },
                },
              ],
            },
          },
        },
        sections: [
          { ordinal: 'I', title: 'MỤC ĐÍCH', level: 1 },
          { ordinal: 'II', title: 'NHIỆM VỤ', level: 1 },
          { ordinal: '1', title: 'Giao Sở Xây dựng', level: 2 },
          { ordinal: '2', title: 'Giao Sở Tài chính', level: 2 },
          { ordinal: 'III', title: 'CHỈ TIÊU', level: 1 },
        ],
        tasks: {
          totalCount: 2,
          nodes: [
            { ordinal: 'II.1', citations: [{ document: { number: '30/2020/NĐ-CP' } }] },
            { ordinal: 'II.2', citations: [] },
          ],
        },
        indicators: { nodes: [{ name: 'Tỷ lệ che phủ rừng ven sông', value: 42.5, measureUnit: '%' }] },
        legalBases: [],
      },
    });
    const document = await hub.ask(
      'query ($number: String!) { legalDocument(number: $number) { type issuedWith { id } } }',
      {
        number: '415/QĐ-UBND',
      },
    );
    expect(document.data).toEqual({ legalDocument: { type: 'Quyết định', issuedWith: null } });
  });

  it('a decision that is withdrawn takes its plan with it', async () => {
    const outcome = await imported(decisionText());
    const { data } = await hub.ask(
      'mutation ($input: WithdrawDocumentInput!) { withdrawDocument(input: $input) { ... on WithdrawDocumentSuccess { document { id } removed { kind count } } ... on Failure { message } } }',
      { input: { id: encodeId('LegalDocument', outcome.documentId), expectedVersion: 1 } },
      hub.adminKey,
    );
    expect(data).toEqual({
      withdrawDocument: {
        document: null,
        removed: expect.arrayContaining([
          { kind: 'plans', count: 1 },
          { kind: 'tasks', count: 2 },
        ]),
      },
    });
    expect(await held()).toEqual([]);
    expect((await imported(decisionText())).counts.plans).toMatchObject({ created: 1 });
  });

  it('an import by mutation gives both documents', async () => {
    const { data } = await hub.ask(
      `mutation ($input: ImportDocumentInput!) { importDocument(input: $input) { ... on ImportDocumentSuccess {
         number plan { documentType } document { type } attachments { type title } counts { kind created } } } }`,
      { input: { fileName: 'a.txt', contentBase64: Buffer.from(decisionText()).toString('base64') } },
      hub.adminKey,
    );
    expect(data).toEqual({
      importDocument: {
        number: '415/QĐ-UBND',
        plan: { documentType: 'Kế hoạch' },
        document: { type: 'Quyết định' },
        attachments: [{ type: 'Kế hoạch', title: 'Trồng rừng ven sông năm 2026' }],
        counts: expect.arrayContaining([
          { kind: 'plans', created: 1 },
          { kind: 'tasks', created: 2 },
        ]),
      },
    });
  });

  it.each([
    ['a plan comes before the tasks of its decision', 'KẾ HOẠCH', 'Kế hoạch'],
    ['the tasks of a decision come before those of its regulation', 'QUY CHẾ', 'Quyết định'],
  ])('%s', async (_what, type, documentType) => {
    const articles = `Điều 1. Ban hành kèm theo Quyết định này ${type === 'QUY CHẾ' ? 'Quy chế' : 'Kế hoạch'} trồng rừng ven sông.

Điều 2. Tổ chức thực hiện

1. Giao Sở Nông nghiệp và Môi trường theo dõi, đôn đốc việc thực hiện; báo cáo trước ngày 15 tháng 12 năm 2026.`;
    await imported(decisionText({ type, articles }));
    expect((await held()).map(({ tasks }) => tasks)).toEqual([1, 2]);
    const { data } = await hub.ask(PLAN, { number: '415/QĐ-UBND' });
    expect(data).toMatchObject({ plan: { number: '415/QĐ-UBND', documentType } });
  });

  it('two plans of one decision are candidates', async () => {
    const annexes = `\nCHƯƠNG TRÌNH\nBảo vệ rừng ven sông\n(Kèm theo Quyết định số 415/QĐ-UBND ngày 12/01/2026)\n\n${TASKS}`;
    await imported(decisionText({ annexes }));
    const { errors } = await hub.ask(PLAN, { number: '415/QĐ-UBND' });
    expect(errors?.[0]?.message).toBe(
      '"415/QĐ-UBND" is the number of 2 plans; ask node(id:) for one of the candidates.',
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'AMBIGUOUS',
      candidates: [
        { documentType: 'Kế hoạch', title: 'Trồng rừng ven sông năm 2026' },
        { documentType: 'Chương trình', title: 'Bảo vệ rừng ven sông' },
      ],
    });
  });

  it('the plan ends with its decision', async () => {
    await imported(decisionText());
    const [decision, plan] = await held();
    await hub.database.rows(
      `with d as (insert into legal_document (number, number_key, type, effective_on) values ('9/QĐ-UBND', '9/qđ-ubnd', 'Quyết định', '2026-09-01') returning id)
       insert into citation (kind, status, document_id, citing_document_id, position, evidence)
       select 'REPLACES', 'RESOLVED', $1, id, 0, '{"quote": "x", "start": 0, "end": 1}' from d`,
      [decision?.id],
    );
    const { data } = await hub.ask(
      'query ($id: ID!) { node(id: $id) { ... on LegalDocument { before: inForce(asOf: "2026-08-31") after: inForce(asOf: "2026-09-01") } } }',
      { id: encodeId('LegalDocument', plan?.id ?? 0) },
    );
    expect(data).toEqual({ node: { before: true, after: false } });
  });
});
