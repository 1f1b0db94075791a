import type { ChildProcess } from 'node:child_process';
import { Client } from 'pg';
import { vietnamDay } from '../../src/server/vietnam-day';
import { adminKeyIn } from '../support/admin-key-in';
import { endProgram, startHub } from '../support/cli';
import { askHub } from '../support/faults/hub-client';
import { NO_LIMITS, rowsAt } from '../support/faults/load';
import { createSampleDatabase } from '../support/template-database';
import { until } from '../support/until';

/** Clients that close their connection before they have their answer. */

let databaseUrl: string;
let hub: { child: ChildProcess; url: string };
let key: string;

beforeAll(async () => {
  databaseUrl = await createSampleDatabase();
  key = await adminKeyIn(databaseUrl);
  // whoever folds a text sleeps for longer than this test may take
  await rowsAt(
    databaseUrl,
    `create or replace function fold_text(said text) returns text language plpgsql immutable as $$
       begin perform pg_sleep(300); return lower(said); end $$`,
  );
  hub = await startHub({
    ...NO_LIMITS,
    DATABASE_URL: databaseUrl,
    STATEMENT_TIMEOUT_MS: '600000',
    DATABASE_POOL_SIZE: '2',
  });
});

afterAll(async () => {
  if (hub) await endProgram(hub.child, 'SIGKILL');
});

const SLOW = 'filter: { title: { contains: "a" } }';

test.each([
  ['interpreted', `query one { tasks(${SLOW}) { totalCount } }`],
  ['compiled', `query one { tasks(${SLOW}) { totalCount } }`],
  ['interpreted, in several statements', `query two { tasks(${SLOW}) { totalCount } plans(${SLOW}) { totalCount } }`],
  ['compiled, in one snapshot', `query two { tasks(${SLOW}) { totalCount } plans(${SLOW}) { totalCount } }`],
  ['as recorded', `{ tasks(${SLOW}, recordedAt: "${new Date().toISOString()}") { totalCount } }`],
])('what is read for it stops on the server, and no connection is lost: %s', async (_, query) => {
  // more often than there are connections
  for (let times = 0; times < 3; times++) {
    const leaving = new AbortController();
    const asked = askHub(hub.url, query, { signal: leaving.signal });
    await untilAtWork((count) => count > 0);
    leaving.abort();
    expect(await asked).toEqual({ status: null });
    await untilAtWork((count) => count === 0);
  }
  expect(await askHub(hub.url, '{ plans { totalCount } }')).toMatchObject({ data: { plans: { totalCount: 3 } } });
});

test('a change whose sender leaves is carried out', async () => {
  const { data } = await askHub<{ tasks: { nodes: { id: string }[] } }>(
    hub.url,
    '{ tasks(first: 1) { nodes { id } } }',
  );
  const holder = new Client({ connectionString: databaseUrl });
  await holder.connect();
  await holder.query('begin; lock table progress_report in exclusive mode');
  const leaving = new AbortController();
  const input = { taskId: data?.tasks.nodes[0]?.id, reportedOn: vietnamDay(new Date()), percent: 5, note: 'left' };
  const asked = askHub(
    hub.url,
    'mutation ($input: ReportProgressInput!) { reportProgress(input: $input) { __typename } }',
    {
      variables: { input },
      key,
      signal: leaving.signal,
    },
  );
  await untilAtWork((count) => count > 0);
  leaving.abort();
  expect(await asked).toEqual({ status: null });
  await new Promise((resolve) => setTimeout(resolve, 300));
  await holder.query('commit');
  await holder.end();
  await untilAtWork((count) => count === 0);
  expect(await rowsAt(databaseUrl, `select note from progress_report where note = 'left'`)).toHaveLength(1);
});

/** Resolves once it is so of how many statements of the hub are at work, as the server itself says: who analyses tables there folds texts, too. */
async function untilAtWork(isSo: (count: number) => boolean): Promise<void> {
  await until(async () => {
    const [found] = await rowsAt<{ count: number }>(
      databaseUrl,
      `select count(*)::int as count from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()
          and application_name <> 'holder' and query not like 'begin; lock%'`,
    );
    return isSo(found?.count ?? 0);
  });
}
