import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTestHub, type TestHub } from './support/test-hub';

const README = readFileSync(join(__dirname, '../README.md'), 'utf8');

const block = (pattern: RegExp): string => {
  const found = pattern.exec(README)?.[1];
  if (found === undefined) throw new Error(`README.md has no ${pattern}`);
  return found;
};

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
});

afterAll(() => hub.close());

test('the first query of the README has the answer that stands there', async () => {
  const body = block(/-d @- <<'END'\n([\s\S]*?)END\n/);
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // curl takes the line ends out of what it reads from a file
    body: body.replace(/\n/g, ''),
  });
  expect(await response.json()).toEqual(JSON.parse(block(/```json\n([\s\S]*?)```/)));
});
