import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKeyPair, readPrivateKey } from '../../src/auth/gateway-keys';
import { VIEWER_HEADER, viewerSigner } from '../../src/auth/signed-viewer';
import { ANONYMOUS, type Viewer } from '../../src/auth/viewer';
import { encodeId } from '../../src/graph/global-id';
import { type CountingProxy, openCountingProxy } from '../support/counting-proxy';
import { instantAfterAll } from '../support/instant';
import { linkPartner, PARTNER_FOLDER, type Partner, startPartner } from '../support/partner';
import { composeAll, openTestGateway, type TestGateway } from '../support/test-gateway';
import { openTestHub, type TestHub } from '../support/test-hub';

interface Answer {
  status: number;
  data?: unknown;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

const PAGE = readFileSync(join(__dirname, '../../docs/partner.md'), 'utf8');
const LETTERS = JSON.parse(readFileSync(join(PARTNER_FOLDER, 'data/feedback.json'), 'utf8'));
/** Not all is well in a partner's data: this one has no subject, and every letter must have one. */
const SPOILT = {
  code: 'PA-2026-0099',
  receivedOn: '2026-02-01',
  answeredOn: '2026-02-05',
  contact: null,
  unit: 'Sở Y tế tỉnh Lạc Giang',
  document: null,
};

const folder = mkdtempSync(join(tmpdir(), 'plangraph-partner-'));
let hub: TestHub;
let gateway: TestGateway;
let partner: Partner;
let desk: CountingProxy;
let linked: Awaited<ReturnType<typeof linkPartner>>;
let settings: Record<string, string>;

beforeAll(async () => {
  writeFileSync(join(folder, 'feedback.json'), JSON.stringify([...LETTERS, SPOILT]));
  hub = await openTestHub({ hasSample: true });
  linked = await linkPartner(`${hub.url}/graphql`, { FEEDBACK_DATA: folder });
  gateway = await openTestGateway(hub, {
    supergraph: async (addresses, publicKey) => {
      settings = { FEEDBACK_DATA: folder, GATEWAY_PUBLIC_KEY: publicKey };
      partner = await startPartner({ ...settings, PORT: '0' });
      desk = await openCountingProxy(partner.url);
      return composeAll({ ...addresses, feedback: `${desk.url}/graphql` });
    },
  });
});

afterAll(async () => {
  await gateway?.close();
  await desk?.close();
  await partner?.close();
  await hub?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(url: string, query: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
}

const askGateway = (query: string, headers?: Record<string, string>) => ask(`${gateway.url}/graphql`, query, headers);

/** The operation of the page, as a shell sends it. */
const joinedQuery = (): string => {
  const body = /-d @- <<'END'\n([\s\S]*?)END\n/.exec(PAGE)?.[1] ?? '';
  // curl takes the line ends out of what it reads from a file
  return (JSON.parse(body.replace(/\n/g, '')) as { query: string }).query;
};

test('linking says what the hub does not know, and links the rest', () => {
  expect(linked).toEqual({
    exitCode: 0,
    said:
      'Not linked: No unit is called "Công ty Cấp nước Lạc Giang". Try units(first: 20) to see the names.\n' +
      'Unit: 4 of 5 linked\nLegalDocument: 2 of 2 linked\n',
  });
});

test('a query crosses from our graph into theirs and back, with the answer that docs/partner.md shows', async () => {
  const shown = JSON.parse(/```json\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '');
  expect(await askGateway(joinedQuery())).toEqual({ status: 200, ...shown });
});

test('all letters of a list of units cost the partner one request', async () => {
  desk.requests();
  const { data, errors } = await askGateway('{ units(first: 100) { nodes { id feedback { code } } } }');
  expect(errors).toBeUndefined();
  expect(desk.requests()).toBe(1);
  const { nodes } = (data as { units: { nodes: { feedback: { code: string }[] | null }[] } }).units;
  const codes = nodes.flatMap(({ feedback }) => feedback?.map(({ code }) => code) ?? []);
  expect(codes.sort()).toEqual(['PA-2026-0012', 'PA-2026-0019', 'PA-2026-0027', 'PA-2026-0031', 'PA-2026-0099']);
  expect(nodes.filter(({ feedback }) => feedback === null).length).toBeGreaterThan(0);
});

test('what is spoilt is missing where it stands, with an error that names the subgraph; its neighbours are answered', async () => {
  const { data, errors } = await askGateway(
    `{ units(filter: { name: { in: ["Sở Y tế tỉnh Lạc Giang", "Phòng Cải cách hành chính"] } }, orderBy: [{ field: NAME }]) {
         nodes { name feedback { code subject } } } }`,
  );
  const subject = 'Hồ sơ đã số hóa vẫn phải nộp lại bản giấy';
  expect(data).toMatchObject({
    units: {
      nodes: [
        { name: 'Phòng Cải cách hành chính', feedback: [{ code: 'PA-2026-0027', subject }, { code: 'PA-2026-0019' }] },
        { name: 'Sở Y tế tỉnh Lạc Giang', feedback: null },
      ],
    },
  });
  expect(errors).toMatchObject([
    { path: ['units', 'nodes', 1, 'feedback', 0, 'subject'], extensions: { subgraph: 'feedback' } },
  ]);
});

test('representations come back in order, as often as asked for, null where there is no letter or no such id', async () => {
  const ids = JSON.parse(readFileSync(join(folder, 'ids.json'), 'utf8'));
  const unit = ids.Unit['Phòng Cải cách hành chính'];
  const document = ids.LegalDocument['118/2025/NĐ-CP, 2025-06-09'];
  const representations = [
    `{ __typename: "LegalDocument", id: "${document}" }`,
    `{ __typename: "Unit", id: "${unit}" }`,
    `{ __typename: "Unit", id: "${encodeId('Unit', 999_999)}" }`,
    '{ __typename: "Unit", id: 7 }',
    '{ __typename: "Unit" }',
    `{ __typename: "Unit", id: "${document}" }`,
    `{ __typename: "Unit", id: "${unit}" }`,
  ];
  const ofUnit = { feedback: [{ code: 'PA-2026-0027' }, { code: 'PA-2026-0019' }] };
  const ofDocument = { feedback: [{ code: 'PA-2026-0012' }] };
  expect(
    await ask(
      partner.url,
      `{ _entities(representations: [${representations}]) {
           ... on Unit { feedback { code } } ... on LegalDocument { feedback { code } } } }`,
    ),
  ).toEqual({ status: 200, data: { _entities: [ofDocument, ofUnit, null, null, null, null, ofUnit] } });
});

describe('who wrote a letter', () => {
  const QUERY = '{ feedback(code: "PA-2026-0012") { contact } }';
  const shown = { feedback: { contact: 'nguoi-gui-0012@thu.invalid' } };
  const hidden = { feedback: { contact: null } };
  const DAY_MS = 86_400_000;
  const as = (role: 'READER' | 'EDITOR' | 'ADMIN'): Viewer => ({ kind: 'key', keyId: 7, name: 'test', role });
  const signed = async (viewer: Viewer, subgraph = 'feedback', privateKey = gateway.privateKey, now = Date.now()) =>
    viewerSigner(await readPrivateKey(privateKey), () => now)(viewer, subgraph);

  test('is told to the holder of a key of the hub that may edit, through the gateway, and to nobody else', async () => {
    const key = { authorization: `Bearer ${hub.adminKey}` };
    expect(await askGateway(QUERY, key)).toEqual({ status: 200, data: shown });
    expect(await askGateway(QUERY)).toEqual({ status: 200, data: hidden });
  });

  test('is not told because a caller of the gateway says so himself', async () => {
    const { data } = await askGateway(QUERY, { [VIEWER_HEADER]: await signed(as('ADMIN')) });
    expect(data).not.toEqual(shown);
  });

  test.each([
    ['an editor', () => signed(as('EDITOR')), shown],
    ['a reader with a key', () => signed(as('READER')), hidden],
    ['an anonymous reader', () => signed(ANONYMOUS), hidden],
  ])('asked for by %s, as the gateway has signed it', async (_who, token, data) => {
    expect(await ask(partner.url, QUERY, { [VIEWER_HEADER]: await token() })).toEqual({ status: 200, data });
  });

  test.each([
    ['it is for another subgraph', () => signed(as('ADMIN'), 'plans')],
    ['another gateway has signed it', async () => signed(as('ADMIN'), 'feedback', (await makeKeyPair()).privateKey)],
    ['it is of yesterday', () => signed(as('ADMIN'), 'feedback', gateway.privateKey, Date.now() - DAY_MS)],
    ['nobody has signed it', async () => JSON.stringify(as('ADMIN'))],
  ])('is not told by a header that is refused where %s', async (_why, token) => {
    const answer = await ask(partner.url, QUERY, { [VIEWER_HEADER]: await token() });
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(answer.data ?? null).toBeNull();
  });
});

test('what a partner adds is of now, whichever instant is asked for, and so is what it links to', async () => {
  const before = (await instantAfterAll()).toISOString();
  const { data: found } = await askGateway('{ unit(name: "Phòng Cải cách hành chính") { id aliases } }');
  const { id, aliases } = (found as { unit: { id: string; aliases: string[] } }).unit;
  const { errors } = await askGateway(
    `mutation { addUnitAlias(input: { unitId: "${id}", name: "Phòng Thử" }) { __typename } }`,
    { authorization: `Bearer ${hub.adminKey}` },
  );
  expect(errors).toBeUndefined();
  const { data } = await askGateway(
    `{ unit(name: "Phòng Cải cách hành chính", recordedAt: "${before}") { aliases feedback { code unit { aliases } } } }`,
  );
  const now = { aliases: expect.arrayContaining([...aliases, 'Phòng Thử']) };
  const feedback = ['PA-2026-0027', 'PA-2026-0019'].map((code) => ({ code, unit: now }));
  expect(data).toEqual({ unit: { aliases, feedback } });
});

test('while the partner is away its fields are null with an error that names it; it comes back without a new gateway', async () => {
  const QUERY = '{ unit(name: "Phòng Cải cách hành chính") { name feedback { code } } }';
  const whole = await askGateway(QUERY);
  await partner.close();
  expect(await askGateway(QUERY)).toMatchObject({
    status: 200,
    data: { unit: { name: 'Phòng Cải cách hành chính', feedback: null } },
    errors: [{ path: ['unit', 'feedback'], extensions: { code: 'DOWNSTREAM_UNAVAILABLE', subgraph: 'feedback' } }],
  });
  partner = await startPartner({ ...settings, PORT: new URL(partner.url).port });
  expect(await askGateway(QUERY)).toEqual(whole);
});
