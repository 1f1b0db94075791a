import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { PLANTED_IMPORTS, type PlantedImport } from './support/planted-imports';

const ROOT = join(__dirname, '..');
const CONFIG = '.dependency-cruiser.cjs';
const FOLDERS = ['src', 'migrations', 'test'];

interface Violation {
  rule: string;
  from: string;
  to: string;
}

/** The tool that `npm run rules` runs, on the tree in `directory`. */
const cruise = (directory: string, ...options: string[]) =>
  spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      CONFIG,
      ...options,
      ...FOLDERS,
    ],
    { cwd: directory, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );

function violationsIn(directory: string): Violation[] {
  const run = cruise(directory, '--output-type', 'json');
  if (!run.stdout) throw new Error(run.stderr);
  const { summary } = JSON.parse(run.stdout) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

// "  error graph-looks-down: src/graph/a.ts → src/modules/b.ts"; not "    src/graph/b.ts → ", which goes on with a circle
const SAID = /^ *error (?<rule>[\w-]+): (?<from>\S+)/gm;

let copy: string;
let said: ReturnType<typeof cruise>;

/** A copy of the tree, with every violation planted in files of its own. */
beforeAll(async () => {
  copy = await mkdtemp(join(os.tmpdir(), 'plangraph-rules-'));
  for (const name of [...FOLDERS, CONFIG, 'package.json', 'jest.config.cjs', 'ormconfig.ts'])
    await cp(join(ROOT, name), join(copy, name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');
  for (const { from, text, others } of PLANTED_IMPORTS)
    for (const [file, content] of Object.entries({ [from]: text, ...others })) {
      await mkdir(dirname(join(copy, file)), { recursive: true });
      await writeFile(join(copy, file), content, { flag: 'wx' });
    }
  said = cruise(copy);
});

afterAll(() => rm(copy, { recursive: true, force: true }));

const filesOf = ({ from, others }: PlantedImport) => [from, ...Object.keys(others ?? {})];

test.each(PLANTED_IMPORTS)('$rule refuses $why, and no other rule does ($from)', (planting) => {
  const refusedBy = [...said.stdout.matchAll(SAID)]
    .filter(({ groups }) => filesOf(planting).includes(groups?.from ?? ''))
    .map(({ groups }) => groups?.rule);
  expect(new Set(refusedBy)).toEqual(new Set([planting.rule]));
});

test('the tool says so and fails', () => {
  const { status, stdout } = said;
  expect(status).toBeGreaterThan(0);
  for (const { rule } of PLANTED_IMPORTS) expect(stdout).toContain(`error ${rule}: `);
});

test('a violation of every rule is planted', () => {
  const { forbidden } = require(join(ROOT, CONFIG)) as { forbidden: { name: string; severity: string }[] };
  const rules = forbidden.map((rule) => rule.name);
  expect(new Set(PLANTED_IMPORTS.map((planting) => planting.rule))).toEqual(new Set(rules));
  expect(forbidden.every((rule) => rule.severity === 'error')).toBe(true);
});

test('the tree as it is breaks none', () => {
  expect(violationsIn(ROOT)).toEqual([]);
});
