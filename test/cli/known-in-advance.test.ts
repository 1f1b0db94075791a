import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endProgram, plangraph, startHub, startProgram } from '../support/cli';
import { createSampleDatabase } from '../support/template-database';
import { makeTestDirectory } from '../support/test-directory';

const UNITS = 'query FirstUnit { units(first: 1) { nodes { id aliases } } }';
const ALIAS = 'mutation ($input: AddUnitAliasInput!) { addUnitAlias(input: $input) { __typename } }';

async function ask(url: string, query: string, variables: object = {}, key?: string) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data: { units: { nodes: { id: string; aliases: string[] }[] } } };
}

async function operationsAt(url: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const found = text.matchAll(/^plangraph_operations_total\{executed="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...found].map(([, executed, count]) => [executed, Number(count)]));
}

/** A folder with one operation in it. */
async function folderWith(query: string): Promise<string> {
  const folder = join(await makeTestDirectory(), 'operations');
  await mkdir(folder);
  await writeFile(join(folder, 'first-unit.graphql'), query);
  return folder;
}

test('two processes on one database: what is known in advance is compiled, kept, and never older than what was written', async () => {
  const settings = { DATABASE_URL: await createSampleDatabase(), OPERATIONS_DIR: await folderWith(UNITS) };
  const { stdout } = await plangraph(['keys', 'create', '--role', 'admin', '--name', 'two processes'], settings);
  const key = stdout.trim();
  const hubs = await Promise.all([startHub(settings), startHub(settings)]);
  const [one, two] = hubs.map(({ url }) => url) as [string, string];
  await ask(one, UNITS);
  expect(await operationsAt(one)).toEqual({ compiled: 1, interpreted: 0, cached: 0 });
  const id = (await ask(one, UNITS)).data.units.nodes[0]?.id;
  for (let i = 0; i < 20; i++) {
    const name = `Tên gọi thứ ${i}`;
    const [from, to] = i % 2 === 0 ? [one, two] : [two, one];
    expect(await ask(from, ALIAS, { input: { unitId: id, name } }, key)).toMatchObject({
      data: { addUnitAlias: { __typename: 'AddUnitAliasSuccess' } },
    });
    for (const url of [to, from, to])
      for (const as of [undefined, key])
        expect((await ask(url, UNITS, {}, as)).data.units.nodes[0]?.aliases).toContain(name);
  }
  // after each second change a hub is asked twice by each of the two, who have answers of their own; the first answers are not kept
  for (const { url } of hubs) expect((await operationsAt(url)).cached).toBeGreaterThan(15);
  for (const { child } of hubs) expect(await endProgram(child, 'SIGTERM')).toBe(0);
});

test.each([
  ['{ units { nope } }', /first-unit\.graphql:1:11: Cannot query field "nope"/],
  ['{ units', /first-unit\.graphql:1:8: Syntax Error/],
])('with %s in OPERATIONS_DIR the hub does not start, and says which file and why', async (query, message) => {
  const settings = { DATABASE_URL: await createSampleDatabase(), OPERATIONS_DIR: await folderWith(query), PORT: '0' };
  const child = startProgram('main', [], settings);
  const chunks: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  const said = Buffer.concat(chunks).toString();
  expect(said).toMatch(message);
  expect(said).not.toContain('is ready');
  expect(said).not.toMatch(/^ +at /m);
  expect(exitCode).toBe(1);
});

test('with RESPONSE_CACHE_MB=0 every answer is read', async () => {
  const hub = await startHub({ DATABASE_URL: await createSampleDatabase(), RESPONSE_CACHE_MB: '0' });
  for (let i = 0; i < 5; i++) await ask(hub.url, UNITS);
  expect(await operationsAt(hub.url)).toEqual({ compiled: 4, interpreted: 1, cached: 0 });
  expect(await endProgram(hub.child, 'SIGTERM')).toBe(0);
});
