import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Client } from 'pg';

const Environment = require('./support/one-realm-environment.cjs') as new (
  _: object,
) => {
  moduleMocker: typeof jest;
  teardown(): Promise<void>;
};

/** What the environment of one test file leaves to the next, after `work` was done in it. */
async function leftBy(work: (mocker: typeof jest) => void): Promise<void> {
  const environment = new Environment({ projectConfig: { fakeTimers: {} } });
  work(environment.moduleMocker);
  await environment.teardown();
}

test('a global that a file made is gone', async () => {
  await leftBy(() => Object.assign(globalThis, { TypeGraphQLMetadataStorage: {}, madeHere: 1 }));
  expect(globalThis).not.toHaveProperty('TypeGraphQLMetadataStorage');
  expect(globalThis).not.toHaveProperty('madeHere');
});

test('a global that a file put in the place of another is the other again', async () => {
  const { fetch } = globalThis;
  await leftBy(() => Object.assign(globalThis, { fetch: null }));
  expect(globalThis.fetch).toBe(fetch);
});

test('a variable of the environment is as it was', async () => {
  process.env.PLANGRAPH_KEPT = 'a';
  await leftBy(() => {
    process.env.PLANGRAPH_MADE = 'b';
    delete process.env.PLANGRAPH_KEPT;
  });
  const { PLANGRAPH_KEPT, PLANGRAPH_MADE } = process.env;
  expect({ PLANGRAPH_KEPT, PLANGRAPH_MADE }).toEqual({ PLANGRAPH_KEPT: 'a', PLANGRAPH_MADE: undefined });
});

test('nobody listens to signals any more, and the directory is the same', async () => {
  const before = [process.listenerCount('SIGUSR2'), process.cwd(), process.exit];
  await leftBy(() => {
    process.on('SIGUSR2', () => undefined);
    process.chdir('/');
    process.exit = () => undefined as never;
  });
  expect([process.listenerCount('SIGUSR2'), process.cwd(), process.exit]).toEqual(before);
});

test('a method of a package is its own again', async () => {
  const { query } = Client.prototype;
  await leftBy((mocker) => mocker.spyOn(Client.prototype, 'query'));
  expect(Client.prototype.query).toBe(query);
});

test('a package is the one that Node loads, and an error of Node is an Error', async () => {
  expect(createRequire(__filename)('pg').Client).toBe(Client);
  expect(await readFile('/there/is/no/such/file').catch((error: unknown) => error)).toBeInstanceOf(Error);
});
