import { decodeId } from '../../src/graph/global-id';
import { instantAfterAll } from '../support/instant';
import { planter } from '../support/planted-rows';
import { openTestHub, type TestHub } from '../support/test-hub';

/** A plan that everybody reads, in whose text two documents are named that are hidden afterwards. */
let hub: TestHub;
const hidden: string[] = [];
let past: string;

interface Plan {
  id: string;
  document: { id: string };
}

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  const { data } = await hub.ask<{ plans: { nodes: Plan[] } }, object>(
    '{ plans(first: 3) { nodes { id document { id } } } }',
  );
  const [shown, ...others] = data?.plans.nodes ?? [];
  if (!shown || others.length < 2) throw new Error('The sample has too few plans.');
  const citing = decodeId(shown.document.id)?.id ?? 0;
  const [cited, issuing] = others.map(({ document }) => decodeId(document.id)?.id ?? 0) as [number, number];
  const planId = decodeId(shown.id)?.id ?? 0;
  await planter(hub.database).citation(citing, cited, { plan_id: planId, status: 'RESOLVED' });
  await hub.database.rows('update legal_document set issued_with_id = $1, issued_with_position = 1 where id = $2', [
    issuing,
    citing,
  ]);
  for (const { id, document } of others) {
    const { data: set } = await hub.ask(
      `mutation ($id: ID!) { setVisibility(input: { id: $id, visibility: DRAFT }) { __typename } }`,
      { id },
      hub.adminKey,
    );
    expect(set).toEqual({ setVisibility: { __typename: 'SetVisibilitySuccess' } });
    hidden.push(document.id);
  }
  past = (await instantAfterAll()).toISOString();
});

afterAll(() => hub.close());

const HISTORY = 'history(first: 200) { nodes { part fields { name before after } } }';

test.each([
  ['as it is now', () => ''],
  ['as it was recorded', () => `recordedAt: "${past}", `],
])('what a shown row names and is hidden is told to editors alone, in the history %s', async (_when, at) => {
  const query = `{ plans(${at()}first: 10) { nodes { ${HISTORY} document { ${HISTORY} } } } }`;
  const anonymous = JSON.stringify(await hub.ask(query));
  const editor = JSON.stringify(await hub.ask(query, {}, hub.adminKey));
  expect(anonymous).toContain('"CITATION"');
  for (const name of ['"document"', '"issuedWith"']) expect(editor).toContain(`"name":${name}`);
  for (const id of hidden) {
    expect(anonymous).not.toContain(id);
    expect(editor).toContain(id);
  }
});
