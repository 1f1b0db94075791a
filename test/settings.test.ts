import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const OPERATIONS = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');

/** The files in which settings are read: config.ts, and those that it hands its reading functions to. */
const source = ['src/config.ts', ...inSrc('-config.ts'), ...inSrc('-settings.ts')]
  .map((file) => readFileSync(join(ROOT, file), 'utf8'))
  .join('\n');

function inSrc(end: string): string[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => join('src', name));
}

// Matches: the name of "text(env, 'HOST')", "settings.text('OIDC_ISSUER')", "onOff(env, 'PLANGRAPH_SAMPLE'". Must not match: 'npm_lifecycle_event'.
const READ = /\b(?:text|integer|onOff|list|duration)\((?:env, )?'([A-Z][A-Z\d_]+)'/g;
// Matches: "integer(env, 'PORT', 4000,", "integer('OIDC_CLOCK_SKEW_S', 60,". Must not match: "integer(name, fallback,".
const WITH_DEFAULT = /\binteger\((?:env, )?'([A-Z][A-Z\d_]+)', ([\d_]+),/g;
// Matches: "| `PORT` | 4000 | 0: any". Must not match: "| alive | `/healthz` |".
const ROW = /^\| `([A-Z][A-Z\d_]+)` \| ([^|]+) \|/gm;

const read = [...new Set([...source.matchAll(READ)].map(([, name]) => name as string))].sort();
const rows = new Map([...OPERATIONS.matchAll(ROW)].map(([, name = '', given = '']) => [name, given]));

test('docs/operations.md has every setting that the code reads, and no other', () => {
  expect(read.length).toBeGreaterThan(25);
  expect([...rows.keys()].sort()).toEqual(read);
});

test.each([...source.matchAll(WITH_DEFAULT)].map(([, name = '', value = '']) => [name, value.replaceAll('_', '')]))(
  'docs/operations.md says that %s is %s where nothing is said',
  (name, value) => expect(rows.get(name)).toBe(value),
);
