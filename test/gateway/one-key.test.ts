import { Kind, parse } from 'graphql';
import { MODULES } from '../../src/federation/registry';
import { compose, ownSubgraphs, printSupergraph } from '../../src/federation/supergraph';
import { withOneKey } from '../../src/gateway/one-key';
import { instantAfterAll } from '../support/instant';
import { planter } from '../support/planted-rows';
import { openTestGateway } from '../support/test-gateway';
import { openTestHub } from '../support/test-hub';

const OWN = new Set(MODULES.map(({ name }) => name));

/** How subgraphs are entered for a type: `UNITS ref`. */
function keysOf(supergraph: string, type: string): string[] {
  const definition = parse(supergraph).definitions.find(
    (one) => one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === type,
  );
  const directives = definition && 'directives' in definition ? (definition.directives ?? []) : [];
  return directives.flatMap((one) => {
    const given = new Map(
      (one.arguments ?? []).map(({ name, value }) => [name.value, 'value' in value && value.value]),
    );
    return given.has('key') ? [`${given.get('graph')} ${given.get('key')}`] : [];
  });
}

let supergraph: string;

beforeAll(() => {
  supergraph = printSupergraph();
});

const GRAPHS = ['CATALOG', 'INDICATORS', 'LEGAL', 'PLANS', 'UNITS'];

test.each(['Plan', 'Task', 'Unit', 'Indicator', 'LegalDocument'])('of %s each subgraph of ours has one key', (type) => {
  const keys = keysOf(supergraph, type);
  expect(keys).toEqual(expect.arrayContaining(keys.map((key) => key.replace(' ref', ' id'))));
  expect(keysOf(withOneKey(supergraph, OWN), type)).toEqual(keys.filter((key) => key.endsWith(' ref')));
});

test('a type that somebody else refers to is entered by id too, at its owner', () => {
  const sdl = `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
    type Unit @key(fields: "id") { id: ID! letters: [String!]! }`;
  const composed = compose([...ownSubgraphs(), { name: 'desk', url: 'http://desk.invalid/graphql', sdl }]);
  if (composed.kind !== 'composed') throw new Error(composed.messages.join('\n'));
  const given = withOneKey(composed.supergraph, OWN);
  expect(keysOf(given, 'Unit').sort()).toEqual(['DESK id', ...GRAPHS.map((name) => `${name} ref`), 'UNITS id'].sort());
  expect(keysOf(given, 'Plan').filter((key) => key.endsWith(' id'))).toEqual([]);
});

test('what is reached through links from subgraph to subgraph is of the instant that was asked for', async () => {
  const hub = await openTestHub({ hasSample: false });
  const gateway = await openTestGateway(hub);
  try {
    const plant = planter(hub.database);
    const unit = await plant.unit('Sở Y tế');
    const plan = await plant.plan({ number: '7/KH-SYT' });
    await plant.indicator(plan, { owner_id: unit });
    const task = await plant.task(plan, { title: 'Tên trước' });
    await plant.assignment(task, unit, 'LEAD');
    const at = (await instantAfterAll()).toISOString();
    await hub.database.rows('update task set title = $2 where id = $1', [task, 'Tên sau']);
    const query = `query ($at: DateTime) { plan(number: "7/KH-SYT", recordedAt: $at) {
      indicators { nodes { name owner { name tasks { nodes { title plan { issuer { name } } } } } } } } }`;
    const asked = async (url: string, variables: object) => {
      const body = JSON.stringify({ query, variables });
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      return response.text();
    };
    expect(await asked(hub.url, { at })).toContain('Tên trước');
    expect(await asked(gateway.url, { at })).toBe(await asked(hub.url, { at }));
    expect(await asked(gateway.url, {})).toContain('Tên sau');
  } finally {
    await gateway.close();
    await hub.close();
  }
});
