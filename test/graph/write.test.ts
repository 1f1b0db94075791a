import { OPERATOR } from '../../src/auth/viewer';
import { beginWriting } from '../../src/graph/write-transaction';
import { corrector } from '../support/corrections';
import { planText } from '../support/plan-text';
import { openTestHub, type TestHub } from '../support/test-hub';

const NUMBER = '4/KH-SDL';

let hub: TestHub;
let to: ReturnType<typeof corrector>;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
  to = corrector(hub);
  await hub.importText(planText({ number: NUMBER, taskCount: 12 }));
});

afterAll(() => hub.close());

/** Until this many wait for the lock of writers. */
async function waiting(count: number): Promise<void> {
  const query = `select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`;
  while ((await hub.database.rows(query, [])).length < count);
}

test('a correction waits for an import that runs, and then counts from what is there', async () => {
  const { id, version } = await to.task(NUMBER, 'I.1');
  const runner = hub.database.source.createQueryRunner();
  await runner.connect();
  await runner.startTransaction();
  await beginWriting(runner.manager, { viewer: OPERATOR, reason: null, alone: true });
  const correction = to.correct('update-task', { id, expectedVersion: version, title: 'Sau khi nhập' });
  await waiting(1);
  await runner.query(
    `update task set ordinal = 'I.1' || ordinal where plan_id = (select id from plan) and ordinal = 'I.1'`,
  );
  await runner.commitTransaction();
  await runner.release();
  expect(await correction).toMatchObject({ __typename: 'ConflictFailure', currentVersion: version + 1 });
});

test('corrections of different tasks do not wait for each other', async () => {
  const [first, second] = [await to.task(NUMBER, 'I.2'), await to.task(NUMBER, 'I.3')];
  const runner = hub.database.source.createQueryRunner();
  await runner.connect();
  await runner.startTransaction();
  await beginWriting(runner.manager, { viewer: OPERATOR, reason: null, alone: false });
  await runner.query(`update task set title = 'đang sửa' where ordinal = 'I.2'`);
  const input = { id: second.id, expectedVersion: second.version, title: 'xong' };
  expect(await to.correct('update-task', input)).toMatchObject({ __typename: 'UpdateTaskSuccess' });
  await runner.rollbackTransaction();
  await runner.release();
  expect(await to.task(NUMBER, 'I.2')).toEqual(first);
});

test('two clients that name the same new unit make it once', async () => {
  const tasks = (await to.tasks(NUMBER)).slice(4, 10);
  const answers = await Promise.all(
    tasks.map(({ id, version }) =>
      to.correct('set-assignments', {
        id,
        expectedVersion: version,
        assignments: [{ role: 'LEAD', unitName: 'Tổ Công tác Mới' }],
      }),
    ),
  );
  expect(answers.map(({ __typename }) => __typename)).toEqual(tasks.map(() => 'SetAssignmentsSuccess'));
  expect(await hub.database.rows(`select from unit where name = 'Tổ Công tác Mới'`, [])).toHaveLength(1);
});

test('an import is written with who and why', async () => {
  const [row] = await hub.database.rows<object>(
    `select distinct actor, reason from history where table_name = 'task' and operation = 'INSERT'`,
    [],
  );
  expect(row).toEqual({ actor: 'command line', reason: 'import of document.txt' });
});
