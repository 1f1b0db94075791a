import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { makeKeyPair } from '../../src/auth/gateway-keys';
import { endProgram, plangraph } from '../support/cli';
import { type GatewayProgram, startGatewayProgram } from '../support/gateway-program';
import { createTestDatabase } from '../support/template-database';
import { until } from '../support/until';

/** The processes of the subgraphs, by name: children of the gateway. */
function subgraphsOf({ child }: GatewayProgram): Map<string, number> {
  const children = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/).map(Number) as [number, number]);
  return new Map(
    children
      .filter(([, parent]) => parent === child.pid)
      .map(([pid]) => {
        const environment = execFileSync('cat', [`/proc/${pid}/environ`], { encoding: 'utf8' }).split('\0');
        return [environment.find((one) => one.startsWith('SUBGRAPH='))?.slice('SUBGRAPH='.length) ?? '', pid];
      }),
  );
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Whether a process that listens was sent something that it has not read. */
function hasUnread(pid: number): boolean {
  const held = new Set(readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`)));
  // "0: 0100007F:9C3F 00000000:0000 0A 00000000:00000000 …": here, there, the state, what waits to be sent and to be read
  const sockets = readFileSync(`/proc/${pid}/net/tcp`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/));
  const listening = sockets.find(([, , , state, , , , , , inode]) => state === '0A' && held.has(`socket:[${inode}]`));
  return sockets.some(([, here, , state, waiting]) => {
    const isConnected = here === listening?.[1] && state === '01';
    return isConnected && !waiting?.endsWith(':00000000');
  });
}

async function ask(url: string, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as {
    data: Record<string, unknown> | null;
    errors?: { message: string; path: unknown[]; extensions: Record<string, unknown> }[];
  };
}

const QUERY = '{ plans(first: 1) { totalCount } legalDocuments(first: 1) { totalCount } }';
const COUNT = { totalCount: expect.any(Number) };

describe('plangraph gateway', () => {
  let gateway: GatewayProgram;
  let settings: Record<string, string>;
  let children: Map<string, number>;

  beforeAll(async () => {
    settings = { DATABASE_URL: await createTestDatabase({ isMigrated: false }), SUBGRAPH_TIMEOUT_MS: '1500' };
    gateway = await startGatewayProgram([], settings);
    children = subgraphsOf(gateway);
  });

  // there is none where it could not be started, which beforeAll says
  afterAll(() => (gateway as GatewayProgram | undefined)?.child.kill('SIGKILL'));

  test('runs every module in a process of its own, and answers for all', async () => {
    expect([...children.keys()].sort()).toEqual(['catalog', 'indicators', 'legal', 'plans', 'units']);
    expect(await ask(gateway.url, QUERY)).toEqual({ data: { plans: COUNT, legalDocuments: COUNT } });
    expect((await fetch(`${gateway.url}/graphiql`)).status).toBe(200);
    expect(await (await fetch(`${gateway.url}/healthz`)).json()).toEqual({ status: 'alive' });
  });

  test('says while it starts what is done', () => {
    const lines = gateway.said().split('\n');
    expect(lines.filter((line) => line.startsWith('Prepared the database'))).toHaveLength(1);
    expect(lines.filter((line) => / answers \(\d of 5\)$/.test(line)).map((line) => line.replace(/^\w+/, 'x'))).toEqual(
      [1, 2, 3, 4, 5].map((n) => `x answers (${n} of 5)`),
    );
  });

  test('tells subgraphs who asks; a key that is taken back is refused at once', async () => {
    const made = await plangraph(['keys', 'create', '--role', 'editor', '--name', 'an editor'], settings);
    const headers = { authorization: `Bearer ${made.stdout.trim()}` };
    const who = '{ viewer { name role } }';
    expect(await ask(gateway.url, who, headers)).toEqual({ data: { viewer: { name: 'an editor', role: 'EDITOR' } } });
    const { Client } = await import('pg');
    const client = new Client({ connectionString: settings.DATABASE_URL });
    await client.connect();
    await client.query("update api_key set revoked_at = now() where name = 'an editor'");
    await client.end();
    expect((await ask(gateway.url, who, headers)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('cuts off a subgraph that is slow, and hears it again when it is not', async () => {
    const legal = children.get('legal') as number;
    process.kill(legal, 'SIGSTOP');
    expect(await ask(gateway.url, QUERY)).toEqual({
      data: { plans: COUNT, legalDocuments: null },
      errors: [
        expect.objectContaining({
          message: 'The subgraph "legal" gave no answer within 1500 ms. Ask again later.',
          path: ['legalDocuments'],
          extensions: { code: 'DOWNSTREAM_UNAVAILABLE', subgraph: 'legal' },
        }),
      ],
    });
    process.kill(legal, 'SIGCONT');
    expect(await ask(gateway.url, QUERY)).toEqual({ data: { plans: COUNT, legalDocuments: COUNT } });
  });

  test('starts one again that dies, and says so', async () => {
    process.kill(children.get('legal') as number, 'SIGKILL');
    await until(() => gateway.said().includes('The subgraph "legal" ended by itself (SIGKILL)'));
    await until(async () => (await ask(gateway.url, QUERY)).errors === undefined);
    expect(gateway.said()).toContain('The subgraph "legal" answers again');
    children = subgraphsOf(gateway);
    expect(children.size).toBe(5);
  });

  test('finishes what is under way when it ends, and ends its subgraphs', async () => {
    const legal = children.get('legal') as number;
    process.kill(legal, 'SIGSTOP');
    const answer = ask(gateway.url, QUERY);
    // the legal documents are awaited
    await until(() => hasUnread(legal));
    const ended = endProgram(gateway.child, 'SIGTERM');
    await until(() => gateway.said().includes('Stopping (SIGTERM)'));
    process.kill(legal, 'SIGCONT');
    expect(await answer).toEqual({ data: { plans: COUNT, legalDocuments: COUNT } });
    expect(await ended).toBe(0);
    expect([...children.values()].filter(isAlive)).toEqual([]);
    // its own line, and none of a subgraph's
    expect(gateway.said().split('Stopping (')).toHaveLength(2);
  });

  test('takes them along even where it is killed', async () => {
    const elsewhere = ['catalog', 'indicators', 'plans', 'units'].flatMap((name) => [
      '--subgraph',
      `${name}=http://127.0.0.1:9/graphql`,
    ]);
    const { privateKey } = await makeKeyPair();
    gateway = await startGatewayProgram(elsewhere, { ...settings, GATEWAY_PRIVATE_KEY: privateKey });
    children = subgraphsOf(gateway);
    expect([...children.keys()]).toEqual(['legal']);
    await endProgram(gateway.child, 'SIGKILL');
    await until(() => [...children.values()].every((pid) => !isAlive(pid)));
  });
});

const SUPERGRAPH = join(__dirname, '../../schema/supergraph.graphql');

test.each<[string, string[], Record<string, string>, RegExp]>([
  ['a key that is none', [], { GATEWAY_PRIVATE_KEY: 'x' }, /GATEWAY_PRIVATE_KEY is not usable/],
  [
    'one of ours elsewhere, without a key',
    ['--subgraph', 'legal=http://127.0.0.1:9/graphql'],
    {},
    /^--subgraph legal=URL needs the setting GATEWAY_PRIVATE_KEY: .* Make a pair with: plangraph keys gateway$/m,
  ],
  [
    'a supergraph, without a key',
    ['--supergraph', SUPERGRAPH],
    {},
    /^--supergraph FILE needs the setting GATEWAY_PRIVATE_K/,
  ],
])('%s is refused before anything is started', async (_what, args, settings, message) => {
  const { exitCode, stderr } = await plangraph(['gateway', ...args], settings);
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test('a port in use is noticed before the database is opened', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  // a database that is not there would be told first
  const settings = { DATABASE_URL: 'postgres://u@127.0.0.1:9/d', PORT: String(port) };
  const { exitCode, stderr } = await plangraph(['gateway'], settings);
  other.close();
  expect([exitCode, stderr]).toEqual([
    1,
    `Port ${port} on 127.0.0.1 is in use. Stop what listens there, or set PORT to another.\n`,
  ]);
});

test('its help names its settings, and no default that says nothing', async () => {
  const { stdout } = await plangraph(['gateway', '--help'], {});
  for (const setting of ['GATEWAY_PRIVATE_KEY', 'SUBGRAPH_TIMEOUT_MS']) expect(stdout).toContain(setting);
  expect(stdout).not.toContain('default:');
  expect((await plangraph(['schema', 'check', '--help'], {})).stdout).not.toContain('default:');
});

test('keys gateway prints a pair as two settings', async () => {
  const { exitCode, stdout } = await plangraph(['keys', 'gateway'], {});
  expect(exitCode).toBe(0);
  // a line of base64 each, not a PEM file
  expect(stdout).toMatch(/^GATEWAY_PRIVATE_KEY=[\w+/=]{40,}\nGATEWAY_PUBLIC_KEY=[\w+/=]{40,}\n$/);
});
