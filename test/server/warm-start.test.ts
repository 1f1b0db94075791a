import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, print } from 'graphql';
import { wholeGraph } from '../../src/federation/whole-graph';
import { operationFiles } from '../../src/server/operation-files';
import { exampleOperations } from '../../src/server/playground';
import { compiledAt } from '../support/compiled-at';
import { makeTestDirectory } from '../support/test-directory';
import { openTestHub, type TestHub } from '../support/test-hub';
import { serveSchema } from '../support/test-server';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
});

afterAll(() => hub.close());

const serve = (operations: readonly { file: string; query: string }[]) =>
  serveSchema(wholeGraph(), { db: hub.database, importDocument: hub.importDocument }, { operations });

async function ask(url: string, body: object): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

const QUERY = 'query Two($n: Int) {\n  units(first: $n) { totalCount }\n}\n\n# of a client\n';

test.each([
  ['as it stands in the file', { query: QUERY }],
  ['by its name', { query: QUERY, operationName: 'Two', variables: { n: 1 } }],
  ['without what is around it', { query: QUERY.trim(), operationName: 'Two' }],
  ['printed anew, as clients do', { query: print(parse(QUERY)) }],
])('an operation that is known in advance is compiled when it is first asked, %s', async (_, body) => {
  const server = await serve([{ file: 'two.graphql', query: QUERY }]);
  expect(await ask(server.url, body)).toEqual({ data: { units: { totalCount: expect.any(Number) } } });
  expect(await compiledAt(server.url)).toBe(1);
  await server.close();
});

test('of a file with several operations each is known by its name', async () => {
  const query = 'query A { units { totalCount } } query B { plans { totalCount } }';
  const server = await serve([{ file: 'both.graphql', query }]);
  for (const operationName of ['A', 'B'])
    expect(await ask(server.url, { query, operationName })).toHaveProperty('data');
  expect(await compiledAt(server.url)).toBe(2);
  expect(await ask(server.url, { query })).toHaveProperty('errors');
  await server.close();
});

test('the examples of the playground are valid and known', async () => {
  const examples = exampleOperations().map(({ fileName, query }) => ({ file: fileName, query }));
  const server = await serve(examples);
  const reading = examples.filter(({ query }) => !/\b(?:mutation|subscription) /.test(query));
  for (const { query } of reading) await ask(server.url, { query });
  expect(await compiledAt(server.url)).toBe(reading.length);
  await server.close();
});

test.each([
  ['{ units { nope } }', /^one\.graphql:1:11: Cannot query field "nope" on type "UnitConnection"/],
  ['{ units {', /^one\.graphql:1:10: Syntax Error: /],
  ['# nothing', /^one\.graphql:\S+: Syntax Error: /],
  ['fragment F on Unit { id }', /^one\.graphql:1:1: Fragment "F" is never used/],
])('%s is refused before anything listens, with the file and the fault', async (query, message) => {
  const fault = serve([
    { file: 'fine.graphql', query: QUERY },
    { file: 'one.graphql', query },
  ]);
  await expect(fault).rejects.toMatchObject({ exitCode: 1, message: expect.stringMatching(message) });
  await expect(fault).rejects.toThrow('correct them, or take them out of the folder');
});

test('the operations of a folder are its .graphql files and those of the folders in it', async () => {
  const folder = await makeTestDirectory();
  await mkdir(join(folder, 'in'));
  await writeFile(join(folder, 'b.graphql'), '{ a }');
  await writeFile(join(folder, 'in', 'a.graphql'), '{ b }');
  await writeFile(join(folder, 'notes.md'), 'no operation');
  expect(await operationFiles(folder)).toEqual([
    { file: join(folder, 'b.graphql'), query: '{ a }' },
    { file: join(folder, 'in', 'a.graphql'), query: '{ b }' },
  ]);
  await expect(operationFiles(join(folder, 'none'))).rejects.toThrow('cannot be read (ENOENT)');
  await expect(operationFiles(join(folder, 'notes.md'))).rejects.toThrow('cannot be read (ENOTDIR)');
  await mkdir(join(folder, 'empty'));
  await expect(operationFiles(join(folder, 'empty'))).rejects.toThrow('no .graphql file is in it');
});
