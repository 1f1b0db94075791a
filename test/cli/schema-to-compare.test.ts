import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schemaToCompare } from '../../src/cli/schema-to-compare';
import { makeTestDirectory } from '../support/test-directory';

let folder: string;

const git = (...args: string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=t', '-c', 'user.email=t@example.invalid', '-c', 'commit.gpgsign=false', ...args],
    {
      cwd: folder,
      stdio: 'pipe',
    },
  );

beforeAll(async () => {
  folder = await makeTestDirectory();
  git('init', '--quiet');
  await writeFile(join(folder, 'a.txt'), 'a');
  git('add', '.');
  git('commit', '--quiet', '-m', 'before the schema');
  git('tag', 'v0');
  await mkdir(join(folder, 'schema'));
  await writeFile(join(folder, 'schema/plangraph.graphql'), 'type Query { first: Int }');
  await writeFile(join(folder, 'broken.graphql'), 'type Query {\n  a: Untt\n}');
  git('add', '.');
  git('commit', '--quiet', '-m', 'the schema');
  git('tag', '-a', 'v1', '-m', 'one');
  await writeFile(join(folder, 'schema/plangraph.graphql'), 'type Query { second: Int }');
  git('commit', '--quiet', '-am', 'another');
  await writeFile(join(folder, 'v1'), 'type Query { file: Int }');
});

const rootOf = async (given: string, where = folder) =>
  Object.keys((await schemaToCompare(given, where)).schema.getQueryType()?.getFields() ?? {});

test.each([
  ['a tag', 'v1', ['first']],
  ['what stands before a revision', 'HEAD~1', ['first']],
  ['the newest revision', 'HEAD', ['second']],
])('%s is read from git', async (_what, given, fields) => {
  expect(await rootOf(given)).toEqual(fields);
});

test('a file goes before a revision, and is named without its revision', async () => {
  const file = join(folder, 'v1');
  expect(await rootOf(file)).toEqual(['file']);
  expect((await schemaToCompare(file, folder)).name).toBe(file);
  expect((await schemaToCompare('HEAD', folder)).name).toMatch(/^HEAD \(revision [0-9a-f]{10}\)$/);
});

test.each<[string, string, number, RegExp]>([
  [
    'a name that is neither file nor revision',
    'v9',
    1,
    /--against v9: there is no such file, and git knows no revision of that name\. Name a file/,
  ],
  [
    'a revision before the schema',
    'v0',
    1,
    /--against v0: that revision \([0-9a-f]{10}\) has no schema\/plangraph\.graphql/,
  ],
  ['an option of git', '--all', 1, /--against --all: there is no such file\. Name a file/],
  ['nothing', '', 1, /there is no such file/],
])('%s is refused', async (_what, given, exitCode, message) => {
  await expect(schemaToCompare(given, folder)).rejects.toMatchObject({
    exitCode,
    message: expect.stringMatching(message),
  });
});

test('a file that is no schema is refused with the place', async () => {
  const file = join(folder, 'broken.graphql');
  await expect(schemaToCompare(file, folder)).rejects.toThrow(`${file} is no GraphQL schema: Unknown type "Untt".`);
  await writeFile(file, 'interface N { a: Int } type A implements N { a: String } type Query { a: A }');
  await expect(schemaToCompare(file, folder)).rejects.toThrow(
    'Interface field N.a expects type Int but A.a is type String.',
  );
  await writeFile(file, 'type Query {\n  a:\n}');
  await expect(schemaToCompare(file, folder)).rejects.toThrow(`${file}:3:1 is no GraphQL schema: Syntax Error`);
});

test('a folder is refused', async () => {
  await expect(schemaToCompare(folder, folder)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(/is a folder/),
  });
});

test('a copy of the program that is no checkout says so', async () => {
  const elsewhere = await makeTestDirectory();
  await expect(schemaToCompare('v1', elsewhere)).rejects.toThrow(/this copy of the program is no git checkout/);
});
