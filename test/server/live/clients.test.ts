import { createClient as createEventClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { wholeGraph } from '../../../src/federation/whole-graph';
import type { RunningServer } from '../../../src/server/http-server';
import { OPEN } from '../../../src/server/outside-settings';
import { openTestHub, type TestHub } from '../../support/test-hub';
import { serveSchema } from '../../support/test-server';
import { until } from '../../support/until';

/** The clients that others have written for these protocols. */

const FOLLOW =
  'subscription ($after: String) { changes(after: $after, first: 5) { pageInfo { endCursor } nodes { fields { name after } } } }';

interface News {
  changes: { pageInfo: { endCursor: string }; nodes: { fields: { name: string; after: unknown }[] }[] };
}

let hub: TestHub;
let server: RunningServer;

const serve = async (port = 0) => {
  const { database: db, importDocument } = hub;
  return serveSchema(wholeGraph(), { db, importDocument }, { port, commits: db.commits, outside: OPEN });
};

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  server = await serve();
});

afterAll(async () => {
  await server?.close();
  await hub?.close();
});

const write = (title: string) =>
  hub.database.rows('update task set title = $1 where id = (select min(id) from task)', [title]);

const socketClient = () =>
  createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 50,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)),
    shouldRetry: () => true,
    connectionParams: { authorization: `Bearer ${hub.adminKey}` },
  });

const eventClient = () =>
  createEventClient({
    url: `${server.url}/graphql`,
    headers: { authorization: `Bearer ${hub.adminKey}` },
    retryAttempts: 50,
    retry: () => new Promise((resolve) => setTimeout(resolve, 50)),
  });

test.each([
  ['graphql-ws', socketClient],
  ['graphql-sse', eventClient],
])(
  '%s asks, is refused, follows, and goes on after a restart with nothing missed or told twice',
  async (_name, open) => {
    const client = open();
    const once = async (query: string) => {
      const results: unknown[] = [];
      for await (const one of client.iterate({ query })) results.push(one);
      return results;
    };
    expect(await once('{ viewer { role } }')).toEqual([{ data: { viewer: { role: 'ADMIN' } } }]);

    const variables: { after: string | null } = { after: null };
    const told: unknown[] = [];
    let answers = 0;
    const ended = new Promise<unknown>((resolve) => {
      client.subscribe<News>(
        { query: FOLLOW, variables },
        {
          next: ({ data }) => {
            answers += 1;
            if (!data) return;
            variables.after = data.changes.pageInfo.endCursor;
            for (const { fields } of data.changes.nodes) told.push(fields.find(({ name }) => name === 'title')?.after);
          },
          error: resolve,
          complete: () => resolve('complete'),
        },
      );
    });
    await until(() => answers === 1);
    for (let i = 0; i < 3; i++) await write(`${_name} trước ${i}`);
    await until(() => told.length === 3);
    const port = Number(new URL(server.url).port);
    await server.close();
    for (let i = 0; i < 7; i++) await write(`${_name} trong khi ${i}`);
    server = await serve(port);
    await until(() => told.length === 10);
    await write(`${_name} sau`);
    await until(() => told.length === 11);
    expect(told).toEqual([
      ...[0, 1, 2].map((i) => `${_name} trước ${i}`),
      ...[0, 1, 2, 3, 4, 5, 6].map((i) => `${_name} trong khi ${i}`),
      `${_name} sau`,
    ]);
    client.dispose();
    expect(await ended).toBe('complete');
  },
);
