import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { endProgram, startHub } from '../support/cli';
import { askHub } from '../support/faults/hub-client';
import { NO_LIMITS } from '../support/faults/load';
import { halfBody, halfHead, neverReads, type SlowClient, slowClient } from '../support/faults/slow-client';
import { createSampleDatabase } from '../support/template-database';

/** 500 clients at once that are slow to send, or to take what they asked for. */

const CLIENT_TIMEOUT_MS = 1500;
// what a process holds, and its connections, are read where Linux tells them
const onLinux = process.platform === 'linux' ? test : test.skip;

const SENDERS = 480;
const READERS = 20;
const MEGABYTE = 1024 * 1024;

let hub: { child: ChildProcess; url: string; stderr: () => string };

beforeAll(async () => {
  hub = await startHub({
    ...NO_LIMITS,
    DATABASE_URL: await createSampleDatabase(),
    CLIENT_TIMEOUT_MS: String(CLIENT_TIMEOUT_MS),
  });
});

afterAll(async () => {
  if (hub) await endProgram(hub.child, 'SIGKILL');
});

/** What the hub's process holds now. */
const heldBytes = (): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${hub.child.pid}/status`, 'utf8'))?.[1]) * 1024;

/** The connections of the hub, as its system counts them: to clients and to its database. */
const connections = (): number => {
  const folder = `/proc/${hub.child.pid}/fd`;
  return readdirSync(folder).filter((fd) => linkOf(`${folder}/${fd}`).startsWith('socket:')).length;
};

const linkOf = (path: string): string => {
  try {
    return readlinkSync(path);
  } catch {
    return 'closed meanwhile';
  }
};

const many = (count: number, make: (i: number) => SlowClient): SlowClient[] =>
  Array.from({ length: count }, (_, i) => make(i));

onLinux('others are served meanwhile, the slow ones are cut off in time, and what is held stays bounded', async () => {
  await (await fetch(`${hub.url}/graphiql`)).text();
  const before = heldBytes();
  const own = connections();
  const senders = [
    ...many(SENDERS / 2, () => halfHead(hub.url)),
    ...many(SENDERS / 2, (i) => halfBody(hub.url, i % 2 === 0)),
  ];
  const readers = many(READERS, () => neverReads(hub.url, '/graphiql', 8));

  let sending = SENDERS;
  for (const { ended } of senders) void ended.then(() => sending--);
  let most = 0;
  let served = 0;
  // some of its own to its database may have come, far fewer than there are slow readers
  while (sending > 0 || connections() > own + READERS / 2) {
    const { status, data } = await askHub(hub.url, '{ plans { totalCount } }');
    expect({ status, data }).toEqual({ status: 200, data: { plans: { totalCount: 3 } } });
    served += 1;
    most = Math.max(most, heldBytes());
  }
  expect(served).toBeGreaterThan(3);
  expect((most - before) / MEGABYTE).toBeLessThan(300);
  for (const { socket } of readers) socket.destroy();
  for (const { ended } of senders) {
    const answer = await ended;
    expect(answer).toContain('HTTP/1.1 408 Request Timeout');
    expect(answer).toContain('"extensions":{"code":"BAD_REQUEST"}');
  }
  expect(await (await fetch(`${hub.url}/graphiql`)).text()).toContain('</html>');
});

test('a client that is slow, but in time, gets its answer', async () => {
  const body = JSON.stringify({ query: '{ plans { totalCount } }' });
  const head = `POST /graphql HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`;
  const { socket, ended } = slowClient(hub.url, head.slice(0, 40), null, true);
  for (const part of [head.slice(40), body.slice(0, 5), body.slice(5)]) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.write(part);
  }
  expect(await ended).toContain('{"data":{"plans":{"totalCount":3}}}');
});
