import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CheckOptions, checkSchema } from '../../src/cli/check-schema';
import { OperatorError } from '../../src/errors';
import { printWholeGraph } from '../../src/federation/whole-graph';
import { plangraph } from '../support/cli';
import { makeTestDirectory } from '../support/test-directory';

const NOW = 'schema/plangraph.graphql';

let directory: string;
let before: string;

const file = async (name: string, content: string) => {
  const path = join(directory, name);
  await writeFile(path, content);
  return path;
};

beforeAll(async () => {
  directory = await makeTestDirectory();
  // what the code makes, with two fields and a value that it no longer has
  const text = printWholeGraph()
    .replace('type Evidence {', 'type Evidence {\n  page: Int @deprecated(reason: "use start")')
    .replace('type PageInfo {', 'type PageInfo {\n  count: Int')
    .replace('enum Direction {', 'enum Direction {\n  RANDOM');
  before = await file('before.graphql', text);
  await mkdir(join(directory, 'operations/below'), { recursive: true });
  await file('operations/plans.graphql', '{ plans(first: 1) { nodes { ...P } pageInfo { count } } }');
  await file('operations/below/fragments.graphql', 'fragment P on Plan { title }');
});

const OPTIONS: CheckOptions = { operations: [], subgraph: [], json: false };

/** What the command says and ends with, without a process of its own. */
async function check(options: Partial<CheckOptions>): Promise<{ exitCode: number; said: string }> {
  const lines: string[] = [];
  try {
    const exitCode = await checkSchema({ ...OPTIONS, ...options }, (line) => lines.push(`${line}\n`));
    return { exitCode, said: lines.join('') };
  } catch (error) {
    if (error instanceof OperatorError) return { exitCode: error.exitCode, said: error.message };
    throw error;
  }
}

test('the code breaks nothing of the released schema that is not accepted', async () => {
  const { exitCode, said } = await check({ against: 'schema/released.graphql' });
  expect([exitCode, said]).toEqual([0, expect.stringMatching(/^(The schema is that of|(.*\n)*Nothing breaks)/)]);
});

test('changes are told worst first, with what and why, and what breaks fails', async () => {
  const { exitCode, said } = await check({ against: before });
  expect(exitCode).toBe(1);
  expect(said).toContain('breaking (3)\n  ENUM_VALUE_REMOVED Direction.RANDOM: ');
  expect(said).toMatch(
    / {2}FIELD_REMOVED Evidence\.page: Field 'page' \(deprecated\) was removed .*\. Operations that ask for it are refused\.\n/,
  );
  expect(said).toMatch(
    /3 of 3 changes break clients against .*before\.graphql\.\n.*accepted-changes\.txt:\n {2}ENUM_VALUE_REMOVED Direction\.RANDOM {2}# why\n$/,
  );
});

test('only what the operations use breaks', async () => {
  const { exitCode, said } = await check({ against: before, operations: [join(directory, 'operations')] });
  expect(exitCode).toBe(1);
  expect(said).toMatch(/breaking \(1\)\n {2}FIELD_REMOVED PageInfo\.count: .* Used by .*plans\.graphql\.\n/);
  expect(said).toContain('breaking, but not used by the operations (2)\n');
  expect(said).toContain('1 of 3 changes break clients for 1 operation files');
});

test('what is accepted does not fail, and what was accepted in vain is told', async () => {
  const accepted = await file(
    'accepted.txt',
    '# ours\nFIELD_REMOVED Evidence.page # announced\nFIELD_REMOVED PageInfo.count\nENUM_VALUE_REMOVED Direction.RANDOM\nFIELD_REMOVED Task.gone\n',
  );
  const { exitCode, said } = await check({ against: before, accepted });
  expect(exitCode).toBe(0);
  expect(said).toMatch(/FIELD_REMOVED Evidence\.page: .* Accepted: announced\.\n/);
  expect(said).toContain(
    'accepted, but no such change: FIELD_REMOVED Task.gone (line 5 of the list); take it out of the list.\n',
  );
  expect(said).toMatch(/Nothing breaks against .*; 3 changes\.\n$/);
});

test('--json prints the report for machines, alone on stdout', async () => {
  const { stdout, stderr, exitCode } = await plangraph(['schema', 'check', '--against', before, '--json'], {});
  expect([exitCode, stderr]).toEqual([1, '']);
  expect(JSON.parse(stdout)).toMatchObject({
    against: before,
    breaks: 3,
    operations: null,
    changes: [
      {
        level: 'BREAKING',
        criterion: 'ENUM_VALUE_REMOVED',
        path: 'Direction.RANDOM',
        verdict: 'BREAKS',
        reason: null,
        usedBy: null,
      },
      { path: 'Evidence.page' },
      { path: 'PageInfo.count' },
    ],
    unmatched: [],
  });
});

describe('a partner', () => {
  const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n';

  test('whose subgraph goes together with ours is told what it adds', async () => {
    const path = await file('good.graphql', `${LINK} type Unit @key(fields: "id") { id: ID! size: Int }`);
    const { exitCode, said } = await check({ subgraph: [`schools=${path}`] });
    expect(exitCode).toBe(0);
    expect(said).toMatch(/^schools and ours \(plans, .*\) go together\.\nWhat schools adds:\n {2}Unit\.size: .*\n$/);
  });

  test('whose subgraph does not is refused with who must change', async () => {
    const path = await file('bad.graphql', `${LINK} type Unit { id: ID! name: Int }`);
    const { exitCode, said } = await check({ subgraph: [`schools=${path}`] });
    expect(exitCode).toBe(1);
    expect(said).toMatch(/^KEY_MISSING Unit: .* schools changes: write /m);
    expect(said).toMatch(/^FIELD_TYPE Unit\.name: .* schools changes: drop it/m);
    expect(said).toMatch(/3 conflicts: schools and ours do not go together\.\n$/);
    const args = ['--json', '--subgraph', `schools=${path}`, '--subgraph', `health=${path}`];
    const { stdout } = await plangraph(['schema', 'check', ...args], {});
    const { composes, conflicts } = JSON.parse(stdout) as { composes: boolean; conflicts: { changes: string[] }[] };
    expect(composes).toBe(false);
    expect(conflicts.map(({ changes }) => changes.join())).toEqual([
      ...Array(3).fill('schools'),
      ...Array(3).fill('health'),
    ]);
  });
});

test.each<[string, Partial<CheckOptions>, number, RegExp]>([
  ['two checks at once', { against: 'HEAD', subgraph: ['a=b'] }, 2, /are two checks; ask for one at a time/],
  ['operations without a schema', { operations: ['test/operations'] }, 2, /--operations goes with --against/],
  ['an accepted list without a schema', { accepted: 'x' }, 2, /--accepted goes with --against/],
  ['--json alone', { json: true }, 2, /--json goes with --against or --subgraph/],
  ['no such schema', { against: 'no-such-thing' }, 1, /there is no such file/],
  ['no such list', { against: NOW, accepted: 'none.txt' }, 1, /--accepted none\.txt: there is no such file/],
  [
    'a list that is none',
    { against: NOW, accepted: 'biome.json' },
    1,
    /biome\.json:1: "\{" is no accepted change\. One a line/,
  ],
  ['no such folder', { against: NOW, operations: ['none'] }, 1, /--operations none: there is no such folder/],
  ['a folder without files', { against: NOW, operations: ['docs'] }, 2, /no \.graphql file is in it/],
  ['a folder without operations', { against: NOW, operations: ['schema'] }, 2, /but no operation is in them/],
  ['a file of operations', { against: NOW, operations: ['biome.json'] }, 2, /is a file; name the folder/],
  ['a subgraph without a name', { subgraph: ['schema/units.graphql'] }, 2, /it may be NAME=FILE or NAME=URL/],
  ['no such subgraph', { subgraph: ['a=none.graphql'] }, 1, /--subgraph a=none\.graphql: there is no such file/],
  [
    'a name that is ours',
    { subgraph: ['legal=schema/units.graphql'] },
    1,
    /^NAME_TAKEN legal: "legal" is one of our subgraphs .*\nOne conflict: /,
  ],
])('%s ends with a message and the right exit code', async (_what, options, exitCode, message) => {
  expect(await check(options)).toEqual({ exitCode, said: expect.stringMatching(message) });
});

test('operations that the compared schema does not know are told, all of them', async () => {
  await mkdir(join(directory, 'wrong'));
  await file('wrong/a.graphql', '{ plans { nodes { id } }\n');
  await file('wrong/b.graphql', '{\n  planz { id }\n  viewer { role ...F }\n}');
  await file('wrong/f.graphql', 'fragment F on Viewer {\n  height\n}');
  const { exitCode, said } = await check({ against: NOW, operations: [join(directory, 'wrong')] });
  expect(exitCode).toBe(1);
  const lines = said.replaceAll(`${directory}/wrong/`, '').split('\n');
  expect(lines.slice(0, 3).map((line) => line.slice(0, 24))).toEqual([
    'a.graphql:2:1: Syntax Er',
    'b.graphql:2:3: Cannot qu',
    'f.graphql:2:3: Cannot qu',
  ]);
  expect(lines[3]).toMatch(/^3 faults in the operations: they must be valid/);
});
