import { OPERATOR } from '../../../src/auth/viewer';
import { visibilityNamed } from '../../../src/cli/visibility-named';
import { encodeId } from '../../../src/graph/global-id';
import type { ImportRequest } from '../../../src/graph/import-document';
import { planText } from '../../support/plan-text';
import { openTestHub, type TestHub } from '../../support/test-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
});

afterAll(() => hub.close());

const take = (taskCount: number, more: Partial<ImportRequest> = {}) =>
  hub.importDocument(
    {
      fileName: 'du-thao.txt',
      bytes: Buffer.from(planText({ number: '55/KH-SDL', taskCount })),
      replaces: null,
      dryRun: false,
      ...more,
    },
    OPERATOR,
  );

const found = async (key?: string) => {
  const { data } = await hub.ask<{ plans: { totalCount: number }; tasks: { totalCount: number } }, object>(
    '{ plans(filter: { number: { eq: "55/KH-SDL" } }) { totalCount } tasks(filter: { plan: { number: { eq: "55/KH-SDL" } } }) { totalCount } }',
    {},
    key,
  );
  return [data?.plans.totalCount, data?.tasks.totalCount];
};

/** What others see meanwhile, asked by several at a time. */
async function seenWhile(work: Promise<unknown>): Promise<string[]> {
  let isOver = false;
  const seen = new Set<string>();
  const reading = Array.from({ length: 6 }, async () => {
    while (!isOver) seen.add(JSON.stringify(await found()));
  });
  await work;
  isOver = true;
  await Promise.all(reading);
  return [...seen].sort();
}

test('while the first draft of a hub comes, those who read go on, and see nothing of it', async () => {
  expect(await seenWhile(take(4, { visibility: { visibility: 'DRAFT' } }))).toEqual(['[0,0]']);
});

test('a draft is hidden from the moment that it is there, a later edition of it too, until it is said to be public', async () => {
  expect(await take(4, { visibility: { visibility: 'DRAFT' } })).toMatchObject({ kind: 'imported' });
  expect([await found(), await found(hub.adminKey)]).toEqual([
    [0, 0],
    [1, 4],
  ]);
  expect(await take(6)).toMatchObject({ kind: 'imported' });
  expect([await found(), await found(hub.adminKey)]).toEqual([
    [0, 0],
    [1, 6],
  ]);
  expect(await take(6, { visibility: { visibility: 'PUBLIC' } })).toMatchObject({ kind: 'imported' });
  expect(await found()).toEqual([1, 6]);
  const seen = await seenWhile(take(6, { visibility: { visibility: 'DRAFT' } }));
  expect(seen.filter((one) => one !== '[0,0]' && one !== '[1,6]')).toEqual([]);
  expect(await found()).toEqual([0, 0]);
  await take(6, { visibility: { visibility: 'PUBLIC' } });
});

test('a dry run hides nothing, and who is to see it is looked at', async () => {
  await take(6, { visibility: { visibility: 'DRAFT' }, dryRun: true });
  expect(await found()).toEqual([1, 6]);
  for (const visibleTo of [[], [encodeId('Unit', 999_999)]])
    expect(await take(6, { visibility: { visibility: 'RESTRICTED', visibleTo } })).toMatchObject({
      kind: 'refused',
      code: 'WRONG_VISIBILITY',
    });
});

test('the command line names units by name, and says which it does not know', async () => {
  const [unit] = await hub.database.rows<{ id: number; name: string }>(
    `select u.id, u.name from unit u where (select count(*) from unit_alias a where a.name = u.name) = 1 order by u.id limit 1`,
    [],
  );
  expect(await visibilityNamed(hub, 'Draft')).toEqual({ visibility: 'DRAFT' });
  expect(await visibilityNamed(hub, `${unit?.name}; `)).toEqual({
    visibility: 'RESTRICTED',
    visibleTo: [encodeId('Unit', unit?.id ?? 0)],
  });
  await expect(visibilityNamed(hub, 'Sở Không Có')).rejects.toThrow('--visibility "Sở Không Có": no unit');
});
