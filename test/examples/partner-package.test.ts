import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES } from '../../src/federation/registry';
import { printSubgraph } from '../../src/federation/subgraph';
import { COMPOSERS } from '../support/composers';
import { PARTNER_FOLDER } from '../support/partner';

const ROOT = join(__dirname, '../..');
const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

test.each(Object.entries(COMPOSERS))(
  'its schema composes with ours without an error or a hint: %s',
  (_name, compose) => {
    const ours = Object.fromEntries(MODULES.map((module) => [module.name, printSubgraph(module)]));
    const { errors, hints } = compose({ ...ours, feedback: read(PARTNER_FOLDER, 'schema.graphql') });
    expect({ errors, hints }).toEqual({ errors: [], hints: [] });
  },
);

test('the page shows how the example checks who asks, as it stands there', () => {
  const [, code] = /```js\n([\s\S]*?)```/.exec(read(ROOT, 'docs/partner.md')) ?? [];
  expect(read(PARTNER_FOLDER, 'viewer.mjs')).toContain(code ?? 'no code');
});

test('it needs what it is tried with here, under open licences', () => {
  const { dependencies } = JSON.parse(read(PARTNER_FOLDER, 'package.json'));
  expect(Object.keys(dependencies)).toContain('graphql-yoga');
  for (const [name, version] of Object.entries(dependencies)) {
    const installed = JSON.parse(read(ROOT, 'node_modules', name, 'package.json'));
    expect([name, installed.version, installed.license]).toEqual([name, version, 'MIT']);
  }
});
