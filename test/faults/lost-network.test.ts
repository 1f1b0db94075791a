import type { ChildProcess } from 'node:child_process';
import { adminKeyIn } from '../support/admin-key-in';
import { endProgram, startHub } from '../support/cli';
import { askHub } from '../support/faults/hub-client';
import { lostOf, NO_LIMITS, rowsAt, startLoad } from '../support/faults/load';
import { openSilentProxy, type SilentProxy } from '../support/faults/silent-proxy';
import { createSampleDatabase } from '../support/template-database';
import { until } from '../support/until';

/** A network between a hub and its database that stops passing anything on, without closing a connection. */

const SILENCE_MS = 800;

let databaseUrl: string;
let proxy: SilentProxy;
let hub: { child: ChildProcess; url: string; stderr: () => string };
let key: string;

beforeAll(async () => {
  databaseUrl = await createSampleDatabase();
  key = await adminKeyIn(databaseUrl);
  proxy = await openSilentProxy(databaseUrl);
  hub = await startHub({
    ...NO_LIMITS,
    DATABASE_URL: proxy.url(databaseUrl),
    DATABASE_SILENCE_MS: String(SILENCE_MS),
    // the time limit of statements is the server's: it ends nothing here
    STATEMENT_TIMEOUT_MS: '600000',
  });
});

afterAll(async () => {
  if (hub) await endProgram(hub.child, 'SIGKILL');
  await proxy?.close();
});

test('requests under way end with a clear error, and the hub goes on by itself once the network is back', async () => {
  const load = await startLoad([hub.url], key, 3);
  await load.written(10);
  proxy.drop();
  // those that write and those that read
  await load.failed(6);
  proxy.heal();
  await load.written(20);
  const { acknowledged, failures, faults } = await load.stop();
  expect(faults).toEqual([]);
  for (const failure of failures)
    expect(failure.errors).toMatchObject([
      {
        message: expect.stringContaining('The database does not answer now'),
        extensions: { code: 'DOWNSTREAM_UNAVAILABLE' },
      },
    ]);
  expect(await lostOf(databaseUrl, acknowledged)).toEqual([]);
});

test('a statement that only takes long is not taken for a lost connection', async () => {
  // of three plans each takes most of the time for which a connection may be silent
  await rowsAt(
    databaseUrl,
    `create or replace function fold_text(said text) returns text language plpgsql immutable as $$
       begin perform pg_sleep(${(0.8 * SILENCE_MS) / 1000}); return lower(said); end $$`,
  );
  let isOver = false;
  const asked = askHub(hub.url, '{ plans(first: 1, filter: { title: { contains: "a" } }) { totalCount } }').finally(
    () => {
      isOver = true;
    },
  );
  // for how long the server was seen at work on one statement
  let longestMs = 0;
  await until(async () => {
    const [found] = await rowsAt<{ ms: number | null }>(
      databaseUrl,
      `select extract(epoch from max(clock_timestamp() - query_start))::float8 * 1000 as ms from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and state = 'active' and pid <> pg_backend_pid()`,
    );
    longestMs = Math.max(longestMs, found?.ms ?? 0);
    return isOver;
  });
  const answer = await asked;
  expect(longestMs).toBeGreaterThan(1.5 * SILENCE_MS);
  expect(answer).toMatchObject({ status: 200 });
  expect(answer.errors).toBeUndefined();
});
