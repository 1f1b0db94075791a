import { LIVE } from '../../../src/server/live/live-settings';
import { askEvents } from '../../support/live/event-source';
import { openSocket } from '../../support/live/live-socket';
import { type OutsideHub, openOutsideHub } from '../../support/outside-hub';
import { openTestHub, type TestHub } from '../../support/test-hub';
import { until } from '../../support/until';

/** Clients that go before they have their answer. */

const SLOW = { query: '{ tasks(filter: { title: { contains: "a" } }) { totalCount } }' };
const AT_WORK = `select 1 from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and state = 'active' and wait_event = 'PgSleep'`;

let hub: TestHub;
let server: OutsideHub;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  server = await openOutsideHub(hub, {}, { live: { ...LIVE, intervalMs: 0 } });
  // whoever folds a text sleeps for longer than this test may take
  await hub.database.rows(
    `create or replace function fold_text(said text) returns text language plpgsql immutable as $$
       begin perform pg_sleep(300); return lower(said); end $$`,
    [],
  );
});

afterAll(async () => {
  await server?.close();
  await hub?.close();
});

const untilAtWork = (count: number) =>
  until(
    async () => (await hub.database.rows(AT_WORK, [])).length === count,
    () => `not ${count} at work`,
  );

test.each<[string, () => Promise<() => void>]>([
  [
    'a WebSocket that is closed',
    async () => {
      const socket = await openSocket(server.url);
      socket.say({ id: '1', type: 'subscribe', payload: SLOW });
      return () => socket.socket.terminate();
    },
  ],
  [
    'an operation that is completed',
    async () => {
      const socket = await openSocket(server.url);
      socket.say({ id: '1', type: 'subscribe', payload: SLOW });
      return () => socket.say({ id: '1', type: 'complete' });
    },
  ],
  [
    'a stream that is left',
    async () => {
      const leaving = new AbortController();
      void fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify(SLOW),
        signal: leaving.signal,
      }).catch(() => undefined);
      return () => leaving.abort();
    },
  ],
])('what is read for %s stops on the server', async (_what, ask) => {
  for (let times = 0; times < 3; times++) {
    const leave = await ask();
    await untilAtWork(1);
    leave();
    await untilAtWork(0);
  }
});

test('what is read for a subscription stops, too', async () => {
  // what it reads is held up by a lock that is not given
  const source = await askEvents(server.url, { query: 'subscription { changes { nodes { nodeId } } }' });
  await source.next();
  let release: () => void = () => undefined;
  const locked = new Promise<void>((taken) => {
    void hub.database.transaction(async (tx) => {
      await tx.query('lock table recording in access exclusive mode');
      taken();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
  });
  await locked;
  // the connection that listens asks how far the graph is, in words of its own
  const WAITING = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query not like '%::text as last'`;
  await hub.database.rows(`select pg_notify('plangraph_commits', '')`, []);
  const waiting = () => hub.database.rows(WAITING, []);
  await until(async () => (await waiting()).length > 0);
  source.close();
  await until(async () => (await waiting()).length === 0);
  release();
});
