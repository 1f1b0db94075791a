import { encodeId } from '../../../src/graph/global-id';
import { corrector } from '../../support/corrections';
import { planText } from '../../support/plan-text';
import { openTestHub, type TestHub } from '../../support/test-hub';

const WRONG = planText({ number: '1/KH-SDL', taskCount: 3, issuer: 'SỞ DU LỊCH' });
const RIGHT = planText({ number: '2/KH-STP', taskCount: 2, issuer: 'SỞ TƯ PHÁP' });

let hub: TestHub;
let to: ReturnType<typeof corrector>;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
  to = corrector(hub);
});

afterAll(() => hub.close());

beforeEach(async () => {
  await hub.database.source.query('truncate source_text, legal_document, plan, unit cascade');
});

/** Everything in the graph but for what the database counts. */
const everything = async () => {
  const all: Record<string, unknown[]> = {};
  for (const [table, columns] of [
    ['plan', 'number, title'],
    ['task', 'ordinal, title'],
    ['unit', 'name, is_collective'],
    ['legal_document', 'number, name, type, title, source_text_id is null as is_cited'],
    ['citation', 'position, kind, status'],
    ['source_text', 'file_name, sha256'],
    ['diagnostic', 'code, message'],
    ['indicator', 'name, value'],
  ])
    all[String(table)] = await hub.database.rows(`select ${columns} from ${table} order by 1, 2`, []);
  return all;
};

const withdraw = async (number: string) => {
  const { id, version } = await to.plan(number);
  return to.correct('withdraw-document', { id, expectedVersion: version, reason: 'nhầm tệp' });
};

test('a wrong import goes, with all that only it named; the history keeps it', async () => {
  await hub.importText(RIGHT, 'right.txt');
  const before = await everything();
  await hub.importText(WRONG, 'wrong.txt');
  expect(await withdraw('1/KH-SDL')).toEqual({
    __typename: 'WithdrawDocumentSuccess',
    document: null,
    removed: [
      { kind: 'plans', count: 1 },
      { kind: 'tasks', count: 3 },
      { kind: 'indicators', count: 3 },
      { kind: 'citations', count: 5 },
    ],
  });
  expect(await everything()).toEqual(before);
  const gone = await hub.database.rows<{ title: string; actor: string; reason: string }>(
    `select before->>'title' as title, actor, reason from history where table_name = 'task' and operation = 'DELETE' and reason is not null`,
    [],
  );
  expect(gone).toHaveLength(3);
  expect(gone[0]).toMatchObject({ actor: 'test', reason: 'nhầm tệp' });
});

test('a document that others cite stays as one that is cited, and can be imported again, afresh', async () => {
  await hub.importText(WRONG, 'wrong.txt');
  await hub.importText(
    RIGHT.replace(
      '100/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về',
      '1/KH-SDL ngày 12 tháng 01 năm 2026 của Sở Du lịch về',
    ).replace('Căn cứ Quyết định', 'Căn cứ Kế hoạch'),
  );
  const task = await to.task('1/KH-SDL', 'I.1');
  await to.correct('update-task', { id: task.id, expectedVersion: task.version, title: 'Đã sửa' });
  expect(await withdraw('1/KH-SDL')).toMatchObject({
    document: { number: '1/KH-SDL', sourceText: null, plan: null },
  });
  await hub.importText(WRONG, 'wrong.txt');
  const again = await to.task('1/KH-SDL', 'I.1');
  expect(again.title).not.toBe('Đã sửa');
  expect(await hub.database.rows(`select from legal_document where number = '1/KH-SDL'`, [])).toHaveLength(1);
});

test('what is only cited is not held, what is not there not found, another version is a conflict', async () => {
  await hub.importText(RIGHT);
  const [cited] = await hub.database.rows<{ id: number }>(
    `select id from legal_document where number = '30/2020/NĐ-CP'`,
    [],
  );
  const id = encodeId('LegalDocument', cited?.id as number);
  expect(await to.correct('withdraw-document', { id, expectedVersion: 1 })).toMatchObject({
    __typename: 'ValidationFailure',
    fields: [{ field: 'id', code: 'ONLY_CITED' }],
  });
  expect(await to.correct('withdraw-document', { id: encodeId('Plan', 999_999), expectedVersion: 1 })).toMatchObject({
    __typename: 'NotFoundFailure',
  });
  const plan = await to.plan('2/KH-STP');
  expect(await to.correct('withdraw-document', { id: plan.id, expectedVersion: plan.version + 1 })).toMatchObject({
    __typename: 'ConflictFailure',
    currentVersion: plan.version,
  });
  await expect(to.correct('withdraw-document', { id: encodeId('Unit', 1), expectedVersion: 1 })).rejects.toThrow(
    'BAD_USER_INPUT',
  );
});
