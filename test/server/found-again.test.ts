import { type KnownHub, openKnownHub } from '../support/known-hub';
import { planText } from '../support/plan-text';

/** A row that a root finds by its number: what hangs on it is asked for together with it where one was found the last time. */

const QUERY = 'query ($number: String!) { plan(number: $number) { number tasks(first: 9) { nodes { title } } } }';

let known: KnownHub;

beforeAll(async () => {
  known = await openKnownHub({ hasSample: false });
  await known.hub.importText(planText({ number: '41/KH-SDL', taskCount: 4 }));
  await known.hub.importText(planText({ number: '42/KH-SDL', taskCount: 2 }));
});

afterAll(() => known.close());

async function ask(number: string): Promise<string> {
  const response = await fetch(`${known.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY, variables: { number } }),
  });
  const { data, errors } = (await response.json()) as {
    data: { plan: { tasks: { nodes: object[] } } | null } | null;
    errors?: { extensions: { code: string } }[];
  };
  return errors?.[0]?.extensions.code ?? `${data?.plan?.tasks.nodes.length} tasks`;
}

test('found, not found and found again, it answers the same, and none of it is a fault', async () => {
  const asked = ['41/KH-SDL', '41/KH-SDL', '42/KH-SDL', '99/KH-SDL', '99/KH-SDL', '41/KH-SDL', '42/KH-SDL'];
  const answers: string[] = [];
  for (const number of asked) answers.push(await ask(number));
  expect(answers).toEqual(['4 tasks', '4 tasks', '2 tasks', 'NOT_FOUND', 'NOT_FOUND', '4 tasks', '2 tasks']);
  expect(known.known.counts.left).toMatchObject({ fault: 0, not_written: 1 });
});
