import { vietnamDay } from '../../src/server/vietnam-day';
import { adminKeyIn } from '../support/admin-key-in';
import { endProgram } from '../support/cli';
import { askHub } from '../support/faults/hub-client';
import { NO_LIMITS, rowsAt } from '../support/faults/load';
import { type GatewayProgram, startGatewayProgram } from '../support/gateway-program';
import { createSampleDatabase } from '../support/template-database';
import { until } from '../support/until';

/** Clients that leave a gateway before they have their answer: what its subgraphs read for them stops, too. */

let databaseUrl: string;
let gateway: GatewayProgram;
let key: string;

beforeAll(async () => {
  databaseUrl = await createSampleDatabase();
  key = await adminKeyIn(databaseUrl);
  gateway = await startGatewayProgram([], {
    ...NO_LIMITS,
    DATABASE_URL: databaseUrl,
    STATEMENT_TIMEOUT_MS: '600000',
    SUBGRAPH_TIMEOUT_MS: '600000',
    DATABASE_POOL_SIZE: '2',
  });
});

afterAll(async () => {
  if (gateway) await endProgram(gateway.child, 'SIGTERM');
});

/** Whoever folds a text sleeps for longer than this test may take; what comes after it has the old function. */
const foldingSleeps = (seconds: number) =>
  rowsAt(
    databaseUrl,
    `create or replace function fold_text(said text) returns text language plpgsql immutable as $$
       begin perform pg_sleep(${seconds}); return lower(said); end $$`,
  );

const SLOW = 'filter: { title: { contains: "a" } }';

test.each([
  ['of one subgraph', `{ tasks(${SLOW}) { totalCount } }`, 1],
  ['of several', `{ tasks(${SLOW}) { totalCount } units(filter: { name: { contains: "a" } }) { totalCount } }`, 2],
  ['of the second one', `{ units { nodes { tasks(${SLOW}) { totalCount } } } }`, 1],
])('what is read for it stops on the server: %s', async (_, query, statements) => {
  await foldingSleeps(300);
  // more often than a subgraph has connections
  for (let times = 0; times < 3; times++) {
    const leaving = new AbortController();
    const asked = askHub(gateway.url, query, { signal: leaving.signal });
    await untilAtWork((count) => count >= statements);
    leaving.abort();
    expect(await asked).toEqual({ status: null });
    await untilAtWork((count) => count === 0);
  }
  // nothing of it was the subgraph's fault
  expect(gateway.said()).not.toContain('gave no answer');
  expect(await askHub(gateway.url, '{ plans { totalCount } }')).toMatchObject({ data: { plans: { totalCount: 3 } } });
});

test('a change whose sender leaves is carried out, and the next one of the same request', async () => {
  await foldingSleeps(0);
  const { data } = await askHub<{ tasks: { nodes: { id: string }[] } }>(
    gateway.url,
    '{ tasks(first: 1) { nodes { id } } }',
  );
  await rowsAt(
    databaseUrl,
    `create function be_slow() returns trigger language plpgsql as $$ begin perform pg_sleep(1); return new; end $$;
     create trigger slowly before insert on progress_report for each row execute function be_slow()`,
  );
  const input = (note: string) =>
    `input: { taskId: "${data?.tasks.nodes[0]?.id}", reportedOn: "${vietnamDay(new Date())}", percent: 5, note: "${note}" }`;
  const leaving = new AbortController();
  const asked = askHub(
    gateway.url,
    `mutation { a: reportProgress(${input('left a')}) { __typename } b: reportProgress(${input('left b')}) { __typename } }`,
    { key, signal: leaving.signal },
  );
  await untilAtWork((count) => count > 0);
  leaving.abort();
  expect(await asked).toEqual({ status: null });
  await until(async () => {
    const stored = await rowsAt(databaseUrl, `select note from progress_report where note in ('left a', 'left b')`);
    return stored.length === 2;
  });
});

/** Resolves once it is so of how many statements of the subgraphs are at work, as the server itself says. */
async function untilAtWork(isSo: (count: number) => boolean): Promise<void> {
  await until(async () => {
    const [found] = await rowsAt<{ count: number }>(
      databaseUrl,
      `select count(*)::int as count from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid() and query not like 'create %'`,
    );
    return isSo(found?.count ?? 0);
  });
}
