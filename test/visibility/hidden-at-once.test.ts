import { Client } from 'pg';
import { decodeId, encodeId } from '../../src/graph/global-id';
import { planter } from '../support/planted-rows';
import { openTestHub, type TestHub } from '../support/test-hub';
import { until } from '../support/until';

/** Two drafts, and changes of both that are under way at the same time. */
let hub: TestHub;
let drafts: number[];
let made = 0;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  const { data } = await hub.ask<{ plans: { nodes: { id: string; document: { id: string } }[] } }, object>(
    '{ plans(first: 2) { nodes { id document { id } } } }',
  );
  const plans = data?.plans.nodes ?? [];
  drafts = plans.map(({ document }) => decodeId(document.id)?.id ?? 0);
  for (const { id } of plans)
    await hub.ask(
      'mutation ($id: ID!) { setVisibility(input: { id: $id, visibility: DRAFT }) { __typename } }',
      { id },
      hub.adminKey,
    );
});

afterAll(() => hub.close());

const RESOLVE = `mutation ($id: ID!, $documentId: ID!) { resolveCitation(input: { id: $id, documentId: $documentId, expectedVersion: 1 }) { __typename ... on Failure { message } } }`;

const hiddenFromAll = async () =>
  (
    await hub.database.rows<{ documents: string; cited: string }>(
      'select documents::text, cited::text from derived.hidden_from_all',
      [],
    )
  )[0];

test.each([
  ['two drafts', () => drafts],
  ['one draft', () => [drafts[0], drafts[0]] as number[]],
])('of two citations of %s that are resolved at once, both laws are hidden', async (_of, citing) => {
  const plant = planter(hub.database);
  const laws = await Promise.all(citing().map(() => plant.document({ number: `${900 + made++}/2026/NĐ-CP` })));
  const unresolved = await Promise.all(
    citing().map((id) => plant.citation(id, 0, { document_id: null, status: 'UNRESOLVED', status_reason: 'thử' })),
  );
  const holder = new Client({ connectionString: hub.databaseUrl });
  await holder.connect();
  await holder.query('begin; select from derived.hidden_from_all for update');
  const resolved = unresolved.map((id, i) =>
    hub.ask(
      RESOLVE,
      { id: encodeId('Citation', id), documentId: encodeId('LegalDocument', laws[i] as number) },
      hub.adminKey,
    ),
  );
  await until(async () => {
    const [found] = await hub.database.rows<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      [],
    );
    return found?.count === 2;
  });
  await holder.query('commit');
  await holder.end();
  for (const answer of await Promise.all(resolved))
    expect(answer.data).toEqual({ resolveCitation: { __typename: 'ResolveCitationSuccess' } });
  const { data } = await hub.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: laws.map((id) => encodeId('LegalDocument', id)),
  });
  expect(data).toEqual({ nodes: [null, null] });
  const kept = await hiddenFromAll();
  await hub.database.rows('select derived.refresh_hidden()', []);
  expect(kept).toEqual(await hiddenFromAll());
});
