import type { ChildProcess } from 'node:child_process';
import { adminKeyIn } from '../support/admin-key-in';
import { endProgram, startHub } from '../support/cli';
import { untilAnswered } from '../support/faults/hub-client';
import { type MortalServer, startMortalServer } from '../support/faults/killed-server';
import { type Load, lostOf, NO_LIMITS, startLoad } from '../support/faults/load';

/** A PostgreSQL server that is killed under a hub of another process, which only knows its address. */

let server: MortalServer;
let hub: { child: ChildProcess; url: string; stderr: () => string };
let key: string;
let load: Load;

beforeAll(async () => {
  server = await startMortalServer();
  hub = await startHub({ ...NO_LIMITS, DATABASE_URL: server.url, PLANGRAPH_SAMPLE: 'on' });
  key = await adminKeyIn(server.url);
});

afterAll(async () => {
  if (hub) await endProgram(hub.child, 'SIGKILL');
  await server?.close();
});

test('the hub answers errors, recovers by itself, and loses nothing that was acknowledged', async () => {
  load = await startLoad([hub.url], key, 4);
  for (let times = 0; times < 2; times++) {
    await load.written(20);
    await server.kill();
    await load.failed(20);
    await server.startAgain();
    await load.written(20);
  }
  const { acknowledged, failures, faults } = await load.stop();
  expect(faults).toEqual([]);
  const codes = new Set(failures.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code)));
  expect([...codes]).toEqual(['DOWNSTREAM_UNAVAILABLE']);
  expect(acknowledged.length).toBeGreaterThanOrEqual(80);
  expect(await lostOf(server.url, acknowledged)).toEqual([]);
  expect(hub.child.exitCode).toBeNull();
  // nothing of it counts as a fault of the compiler
  const metrics = await (await fetch(`${hub.url}/metrics`)).text();
  expect(metrics).toMatch(/^plangraph_compiler_left_total\{cause="fault"\} 0$/m);
});

test('while it is away the hub lives, says that it cannot answer, and is ready again afterwards', async () => {
  await server.kill();
  expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
  const away = await fetch(`${hub.url}/readyz`);
  expect([away.status, await away.json()]).toMatchObject([503, { reason: expect.stringContaining('does not answer') }]);
  for (const authorization of [`Bearer ${key}`, 'Bearer pgk_that_nobody_can_look_up_now']) {
    const unknown = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query: 'mutation { withdrawDocument(input: { id: "x" }) { __typename } }' }),
    });
    expect([unknown.status, unknown.headers.get('retry-after'), await unknown.json()]).toEqual([
      503,
      '5',
      {
        errors: [
          {
            message: expect.stringContaining('The database does not answer now.'),
            extensions: { code: 'DOWNSTREAM_UNAVAILABLE', errorId: expect.any(String) },
          },
        ],
      },
    ]);
  }
  await server.startAgain();
  await untilAnswered(hub.url, '{ plans { totalCount } }');
  expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
});
