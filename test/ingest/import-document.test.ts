import { OPERATOR } from '../../src/auth/viewer';
import { openDatabase } from '../../src/database/database';
import { storeDocument } from '../../src/ingest/store/store-document';
import { planText } from '../support/plan-text';
import { readText } from '../support/read-text';
import { openTestHub, type TestHub } from '../support/test-hub';

let hub: TestHub;

beforeEach(async () => {
  hub = await openTestHub({ hasSample: false });
});

afterEach(() => hub.close());

const TABLES = [
  'source_text',
  'legal_document',
  'unit',
  'unit_alias',
  'plan',
  'section',
  'task',
  'deadline',
  'assignment',
  'citation',
  'indicator',
  'diagnostic',
];

const counts = async () => {
  const all: Record<string, number> = {};
  for (const table of TABLES) {
    const [row] = await hub.database.rows<{ n: number }>(`select count(*) as n from ${table}`, []);
    all[table] = row?.n ?? -1;
  }
  return all;
};

async function imported(text: string) {
  const outcome = await hub.importText(text);
  if (outcome.kind !== 'imported') throw new Error(outcome.message);
  return outcome;
}

test('a crash half-way through an import leaves nothing of it', async () => {
  await hub.database.source.query(`
    create function crash() returns trigger language plpgsql as $$ begin raise exception 'the power went'; end $$;
    create trigger crash before insert on citation for each row execute function crash()`);
  const before = await counts();
  await expect(hub.importText(planText({ number: '1/KH-SDL', taskCount: 5 }))).rejects.toThrow('the power went');
  expect(await counts()).toEqual(before);
  await hub.database.source.query('drop trigger crash on citation');
  expect((await imported(planText({ number: '1/KH-SDL', taskCount: 5 }))).counts.tasks.created).toBe(5);
});

test('a connection that is cut half-way through an import leaves nothing of it', async () => {
  const document = readText(planText({ number: '1/KH-SDL', taskCount: 5 }));
  const runner = hub.database.source.createQueryRunner();
  await runner.connect();
  await runner.startTransaction();
  const file = { fileName: 'a.txt', bytes: Buffer.from('x'), isSample: false, replaces: null, dryRun: false };
  await storeDocument(runner.manager, document, file);
  const [{ pid }] = (await runner.query('select pg_backend_pid() as pid')) as [{ pid: number }];
  await hub.database.rows('select pg_terminate_backend($1)', [pid]);
  await expect(runner.commitTransaction()).rejects.toThrow();
  await runner.release().catch(() => undefined);
  const another = await openDatabase(hub.databaseUrl);
  const [row] = await another.rows<{ n: number }>(
    'select (select count(*) from source_text) + (select count(*) from unit) + (select count(*) from task) as n',
    [],
  );
  await another.close();
  expect(row?.n).toBe(0);
});

test('the same document twice: nothing is created, changed or removed', async () => {
  const text = planText({ number: '1/KH-SDL', taskCount: 20 });
  await imported(text);
  const before = await counts();
  const again = await imported(text);
  for (const kind of Object.values(again.counts)) expect(kind).toMatchObject({ created: 0, changed: 0, removed: 0 });
  expect(again.counts.tasks.unchanged).toBe(20);
  expect(await counts()).toEqual(before);
});

test('imports at the same time make one unit and one document each', async () => {
  await Promise.all(
    ['1/KH-SDL', '2/KH-SDL', '3/KH-SDL', '4/KH-SDL'].map((number) =>
      hub.importText(planText({ number, taskCount: 3 })),
    ),
  );
  const rows = await hub.database.rows<{ name: string; n: number }>(
    'select name, count(*) as n from unit group by name, parent_id having count(*) > 1',
    [],
  );
  expect(rows).toEqual([]);
  const [decision] = await hub.database.rows<{ n: number }>(
    `select count(*) as n from legal_document where number = '100/QĐ-UBND'`,
    [],
  );
  expect(decision?.n).toBe(1);
});

test('a new edition updates in place: ids, reports and what did not change stay', async () => {
  const text = planText({ number: '1/KH-SDL', taskCount: 6 });
  const first = await imported(text);
  const ids = () =>
    hub.database.rows<{ id: number; ordinal: string }>('select id, ordinal from task order by position', []);
  const before = await ids();
  await hub.database.rows(`insert into progress_report (task_id, reported_on, percent) values ($1, '2026-05-01', 40)`, [
    before[2]?.id,
  ]);
  const edition = text
    .replace('xây dựng tuyến tham quan số 2 ', 'hoàn thiện tuyến tham quan số 2 ')
    .replace(/\n6\. Giao phòng[^\n]*\n/, '\n');
  const second = await imported(edition);
  expect(second.planId).toBe(first.planId);
  expect(second.counts.tasks).toEqual({
    created: 0,
    changed: expect.any(Number),
    removed: 1,
    unchanged: expect.any(Number),
  });
  expect((await ids()).map((row) => row.id)).toEqual(before.slice(0, 5).map((row) => row.id));
  const [report] = await hub.database.rows<{ percent: number }>('select percent from progress_report', []);
  expect(report?.percent).toBe(40);
  expect((await counts()).source_text).toBe(1);
});

test("two issuers' Văn phòng are two units, each in its own body", async () => {
  const office = (text: string) => text.replace('Giao phòng Nghiệp vụ 1:', 'Giao Văn phòng:');
  await imported(office(planText({ number: '1/KH-SDL', taskCount: 2 })));
  await imported(office(planText({ number: '1/KH-STP', taskCount: 2, issuer: 'SỞ TƯ PHÁP' })));
  const { errors, data } = await hub.ask<object, object>('{ unit(name: "van phong") { id } }');
  expect(data).toEqual({ unit: null });
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'AMBIGUOUS',
    candidates: [
      { name: 'Văn phòng', within: 'Sở Du lịch tỉnh Bắc Sơn Hà' },
      { name: 'Văn phòng', within: 'Sở Tư pháp tỉnh Bắc Sơn Hà' },
    ],
  });
});

test('an edition that leaves out what people reported on is refused, unless it says what it replaces', async () => {
  const text = planText({ number: '1/KH-SDL', taskCount: 4, indicatorCount: 2 });
  const first = await imported(text);
  await hub.database.rows(
    `insert into progress_report (task_id, reported_on, percent) select id, '2026-05-01', 40 from task where ordinal = 'I.4'`,
    [],
  );
  await hub.database.rows(
    `insert into observation (indicator_id, period, observed_on, value) select id, '2026-Q1', '2026-03-31', 5 from indicator`,
    [],
  );
  const before = await counts();
  const withoutTask = text.replace(/\n4\. Giao phòng[^\n]*\n/, '\n');
  expect(await hub.importText(withoutTask)).toMatchObject({
    kind: 'conflict',
    message: expect.stringContaining('leaves out 1 tasks on which 1 progress reports were made'),
  });
  expect(await hub.importText(text.slice(0, text.indexOf('PHỤ LỤC')))).toMatchObject({
    kind: 'conflict',
    message: expect.stringContaining('leaves out 2 indicators on which 2 observations were made'),
  });
  expect(await counts()).toEqual(before);
  const bytes = Buffer.from(withoutTask);
  const request = { fileName: 'a.txt', bytes, replaces: first.documentId, dryRun: false };
  expect(await hub.importDocument(request, OPERATOR)).toMatchObject({
    kind: 'imported',
    counts: { tasks: { removed: 1 } },
  });
});

test('a document does not take the place of another whose number is held', async () => {
  const first = await imported(planText({ number: '1/KH-SDL', taskCount: 2 }));
  await imported(planText({ number: '2/KH-SDL', taskCount: 2 }));
  const bytes = Buffer.from(planText({ number: '2/KH-SDL', taskCount: 3 }));
  const outcome = await hub.importDocument(
    { fileName: 'a.txt', bytes, replaces: first.documentId, dryRun: false },
    OPERATOR,
  );
  expect(outcome).toMatchObject({
    kind: 'conflict',
    message: expect.stringContaining('2/KH-SDL is held or cited already'),
  });
});
