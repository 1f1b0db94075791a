import { MODULES, moduleNamed } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { encodeId } from '../../src/graph/global-id';
import { openTestGateway, type TestGateway } from '../support/test-gateway';
import { openTestHub, type TestHub } from '../support/test-hub';
import { serveSchema } from '../support/test-server';

let hub: TestHub;
let gateway: TestGateway;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  gateway = await openTestGateway(hub);
});

afterAll(async () => {
  await gateway.close();
  await hub.close();
});

interface Answer {
  status: number;
  data: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; locations?: unknown; extensions: Record<string, unknown> }[];
}

async function ask(query: string, key?: string): Promise<Answer> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
}

const readyz = async () => {
  const response = await fetch(`${gateway.url}/readyz`);
  return { status: response.status, body: await response.json() };
};

/** A subgraph comes back at the address that it had. */
async function comeBack(name: string, trusts = name) {
  const { port } = new URL(gateway.subgraphs[name]?.url ?? '');
  gateway.subgraphs[name] = await serveSchema(
    subgraph(moduleNamed(name)),
    { db: hub.database, importDocument: hub.importDocument },
    { port: Number(port), trustedGateway: await gateway.trust(trusts) },
  );
}

const PLAN = 'plan(number: "12/KH-SNV")';
const GONE = {
  message: 'The subgraph "legal" cannot be reached now. Ask again later.',
  code: 'DOWNSTREAM_UNAVAILABLE',
};
const told = ({ errors }: Answer) =>
  errors?.map(({ message, path, extensions }) => ({ message, path: path?.join('.'), ...extensions }));
const goneAt = (path: string) => ({ ...GONE, path, subgraph: 'legal' });

test('of a subgraph that is away the part is null, with an error that names it, and the rest answers', async () => {
  expect(await readyz()).toEqual({
    status: 200,
    body: { status: 'ready', subgraphs: Object.fromEntries(MODULES.map(({ name }) => [name, 'answers'])) },
  });
  await gateway.subgraphs.legal?.close();

  // a root of its own, which may be null, and one that may not
  const roots = await ask(
    `{ ${PLAN} { title } legalDocument(number: "30/2020/NĐ-CP") { id } legalDocuments { totalCount } }`,
  );
  expect(roots.status).toBe(200);
  expect(roots.data).toEqual({ plan: { title: expect.any(String) }, legalDocument: null, legalDocuments: null });
  expect(told(roots)).toEqual([goneAt('legalDocument'), goneAt('legalDocuments')]);

  // what it adds to others' types, alone and in lists
  const added = await ask(
    `{ ${PLAN} { title legalBases { document { number } } tasks(first: 2) { totalCount nodes { title citations { kind } } } } }`,
  );
  const bare = { title: expect.any(String), citations: null };
  expect(added.data).toEqual({
    plan: { title: expect.any(String), legalBases: null, tasks: { totalCount: 58, nodes: [bare, bare] } },
  });
  expect(told(added)).toEqual([
    goneAt('plan.legalBases'),
    goneAt('plan.tasks.nodes.0.citations'),
    goneAt('plan.tasks.nodes.1.citations'),
  ]);
  expect(added.errors?.[0]?.locations).toEqual([{ line: 1, column: expect.any(Number) }]);

  // its own types, behind a field of another module: what is known without it is there
  const behind = await ask(`{ ${PLAN} { document { id number } } }`);
  expect(behind.data).toEqual({ plan: { document: { id: expect.any(String), number: null } } });
  expect(told(behind)).toEqual([goneAt('plan.document.number')]);

  // what has nothing to do with it answers whole
  expect((await ask(`{ ${PLAN} { issuer { name } } }`)).errors).toBeUndefined();
  expect(await readyz()).toMatchObject({
    status: 200,
    body: { status: 'partly ready', subgraphs: { legal: 'does not answer', plans: 'answers' } },
  });
  expect(gateway.logged[0]).toMatch(/^legal: connect ECONNREFUSED/);
  expect(JSON.stringify([roots, added, behind])).not.toMatch(/127\.0\.0\.1|ECONNREFUSED/);
});

test('a mistake beside it is told as ever, and takes along what may not be null', async () => {
  const { data, errors } = await ask(
    `{ ${PLAN} { tasks(first: -1) { nodes { id } } legalBases { id } } plans { totalCount } }`,
  );
  expect(data).toEqual({ plan: null, plans: { totalCount: expect.any(Number) } });
  expect(errors?.map(({ extensions }) => extensions.code)).toContain('BAD_USER_INPUT');
});

test('a mutation that it would have done says that it is not known whether it is done, and ends the ones after it', async () => {
  const input = `{ id: "${encodeId('Citation', 1)}", expectedVersion: 1 }`;
  const answer = await ask(
    `mutation { a: resolveCitation(input: ${input}) { __typename } b: addUnitAlias(input: { unitId: "${encodeId('Unit', 1)}", name: "y" }) { __typename } }`,
    hub.adminKey,
  );
  expect(answer.data).toBeNull();
  expect(told(answer)).toEqual([
    {
      message:
        'The subgraph "legal" cannot be reached now. Whether it has written is not known: look before you send it again.',
      path: 'a',
      code: 'DOWNSTREAM_UNAVAILABLE',
      subgraph: 'legal',
    },
  ]);
});

test('it comes back and answers, and the gateway has not been touched', async () => {
  await comeBack('legal');
  const { data, errors } = await ask(
    `{ ${PLAN} { legalBases { document { number } } } legalDocuments { totalCount } }`,
  );
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    plan: { legalBases: expect.any(Array) },
    legalDocuments: { totalCount: expect.any(Number) },
  });
  expect(await readyz()).toMatchObject({ status: 200, body: { status: 'ready' } });
});

test('one that does not know the gateway refuses it: the log says why', async () => {
  await gateway.subgraphs.legal?.close();
  await comeBack('legal', 'another name');
  const answer = await ask(`{ ${PLAN} { title legalBases { id } } }`);
  expect(answer.data).toEqual({ plan: { title: expect.any(String), legalBases: null } });
  expect(answer.errors?.[0]?.message).toBe(
    'The subgraph "legal" refuses this gateway; the log of the gateway says why.',
  );
  expect(gateway.logged.at(-1)).toMatch(/^legal: HTTP 401: .*it is for another subgraph than "another name"/);
  expect(await readyz()).toMatchObject({
    status: 200,
    body: { status: 'partly ready', subgraphs: { legal: 'refuses this gateway' } },
  });
  await gateway.subgraphs.legal?.close();
  await comeBack('legal');
  expect((await ask(`{ ${PLAN} { legalBases { id } } }`)).errors).toBeUndefined();
});

test('where none is there, /readyz says so', async () => {
  for (const server of Object.values(gateway.subgraphs)) await server.close();
  expect(await readyz()).toMatchObject({ status: 503, body: { status: 'not ready', reason: 'no subgraph answers' } });
  for (const name of Object.keys(gateway.subgraphs)) await comeBack(name);
  expect(await readyz()).toMatchObject({ status: 200, body: { status: 'ready' } });
});
