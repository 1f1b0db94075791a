import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import { clusterPaths } from '../../src/database/embedded-directory';
import { withClusterLock } from '../../src/database/embedded-lock';
import { vietnamDay } from '../../src/server/vietnam-day';
import { adminKeyIn } from '../support/admin-key-in';
import { endProgram, startHub } from '../support/cli';
import { askHub } from '../support/faults/hub-client';
import { NO_LIMITS, rowsAt } from '../support/faults/load';
import { createSampleDatabase } from '../support/template-database';
import { makeTestDirectory } from '../support/test-directory';

/** A clock that is moved back by an hour: PostgreSQL's, the hub's, and the machine's. */

const HOUR_MS = 3_600_000;

let databaseUrl: string;
let hub: { child: ChildProcess; url: string; stderr: () => string };
let key: string;
let taskId: string;

beforeAll(async () => {
  databaseUrl = await createSampleDatabase();
  key = await adminKeyIn(databaseUrl);
  const clock = path.resolve(__dirname, '../support/faults/movable-clock.cjs');
  hub = await startHub({ ...NO_LIMITS, DATABASE_URL: databaseUrl, NODE_OPTIONS: `--require ${clock}` });
  const { data } = await askHub<{ tasks: { nodes: { id: string }[] } }>(
    hub.url,
    '{ tasks(first: 1) { nodes { id } } }',
  );
  taskId = data?.tasks.nodes[0]?.id ?? '';
});

afterAll(async () => {
  if (hub) await endProgram(hub.child, 'SIGKILL');
});

const report = (reason: string, idempotencyKey: string) =>
  askHub(hub.url, 'mutation ($input: ReportProgressInput!) { reportProgress(input: $input) { __typename } }', {
    variables: {
      input: {
        taskId,
        reportedOn: vietnamDay(new Date(Date.now() - 24 * HOUR_MS)),
        percent: 7,
        reason,
        idempotencyKey,
      },
    },
    key,
  });

interface Changes {
  changes: { pageInfo: { endCursor: string }; nodes: { recordedAt: string; reason: string | null }[] };
}

const changesAfter = async (after: string | null): Promise<Changes['changes']> => {
  const { data, errors } = await askHub<Changes>(
    hub.url,
    'query ($after: String) { changes(first: 1000, after: $after) { pageInfo { endCursor } nodes { recordedAt reason } } }',
    { variables: { after }, key },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.changes;
};

const STORED = { status: 200, data: { reportProgress: { __typename: 'ReportProgressSuccess' } } };

test("PostgreSQL's: what comes later stays behind what was, cursors lead on, retries are known, keys are good", async () => {
  expect(await report('first', 'one')).toEqual(STORED);
  const before = await changesAfter(null);
  // what was written until now was written by a clock that was an hour ahead of the one that there is now
  await rowsAt(
    databaseUrl,
    `alter table recording disable trigger user; alter table history disable trigger user;
     update recording set recorded_at = recorded_at + interval '1 hour';
     update history set recorded_at = recorded_at + interval '1 hour';
     update idempotency_key set created_at = created_at + interval '1 hour';
     update api_key set created_at = created_at + interval '1 hour';
     alter table recording enable always trigger stamp_recording;
     alter table recording enable always trigger recording_is_immutable;
     alter table history enable always trigger history_is_immutable`,
  );
  expect(await report('first', 'one')).toEqual(STORED);
  expect(await report('second', 'two')).toEqual(STORED);
  const since = await changesAfter(before.pageInfo.endCursor);
  // the report, and what it changed of the task
  expect(new Set(since.nodes.map(({ reason }) => reason))).toEqual(new Set(['second']));
  const all = (await changesAfter(null)).nodes.map(({ recordedAt }) => recordedAt);
  expect(all).toEqual([...all].sort());

  // by the clock that there is now nothing was recorded yet, and that stays so for good
  const instant = new Date().toISOString();
  const then = () =>
    askHub(hub.url, 'query ($at: DateTime) { plans(recordedAt: $at) { totalCount } }', { variables: { at: instant } });
  expect(await then()).toEqual({ status: 200, data: { plans: { totalCount: 0 } } });
  expect(await report('third', 'three')).toEqual(STORED);
  expect(await then()).toEqual({ status: 200, data: { plans: { totalCount: 0 } } });
});

test("the hub's: who asks is known, a new key is good at once, one that is revoked for nothing soon", async () => {
  const made = await askHub<{ createApiKey: { secret: string; apiKey: { id: string } } }>(
    hub.url,
    `mutation { createApiKey(input: { name: "x", role: EDITOR }) { ... on CreateApiKeySuccess { secret apiKey { id } } } }`,
    { key },
  );
  const { secret, apiKey } = made.data?.createApiKey ?? { secret: '', apiKey: { id: '' } };
  const role = async () => (await askHub(hub.url, 'query Who { viewer { role } }', { key: secret })).data;
  for (let times = 0; times < 3; times++) expect(await role()).toEqual({ viewer: { role: 'EDITOR' } });
  const told = once(hub.child.stderr as NodeJS.EventEmitter, 'data');
  hub.child.kill('SIGUSR2');
  await told;
  expect(hub.stderr()).toContain('The clock says');
  expect(await role()).toEqual({ viewer: { role: 'EDITOR' } });
  expect(await report('by a clock that is behind', 'four')).toEqual(STORED);
  await askHub(hub.url, `mutation { revokeApiKey(input: { id: "${apiKey.id}" }) { __typename } }`, { key });
  const until = performance.now() + 5000;
  while ((await role()) && performance.now() < until);
  expect(await role()).toBeUndefined();
});

test("the machine's: a lock that a killed hub left by the clock from before is not in force for an hour", async () => {
  const paths = clusterPaths(path.join(await makeTestDirectory(), 'data'));
  await mkdir(paths.lock, { recursive: true });
  const ahead = new Date(Date.now() + HOUR_MS);
  await utimes(paths.lock, ahead, ahead);
  expect(await withClusterLock(paths, async () => 'held')).toBe('held');
});
