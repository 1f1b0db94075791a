import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const GLOSSARY = readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8');

/** Where the codes are made that a person meets: diagnostics, refusals, doubts, faults. */
const INGEST = join(ROOT, 'src/ingest');
const sources = readdirSync(INGEST, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => [name, readFileSync(join(INGEST, name), 'utf8')] as const);

// Matches: 'DEADLINE_UNREAD', 'INVALID_UTF8'. Must not match: 'ERR_WORKER_OUT_OF_MEMORY', which is Node's; 'TASK'.
const CODE = /'(?!ERR_)([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'/g;
// Matches: the code of "code: 'X_Y'", "remark('X_Y'", "refuse(\n 'X_Y'". Must not match: a role such as 'MEASURE_UNIT'.
const MADE =
  /(?:\bcode: ?(?:[^',\n{}]{0,60}\? )?|\b(?:doubt|missed|remark|refuse|fault|add)\(\s*(?:'\w+', )?)'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'(?: : '([A-Z_]+)')?/g;

const made = [...new Set(sources.flatMap(([, text]) => [...text.matchAll(MADE)].flatMap(([, ...codes]) => codes)))]
  .filter((code) => code !== undefined)
  .sort();

test('the codes are found', () => {
  expect(made).toEqual(
    expect.arrayContaining(['DEADLINE_UNREAD', 'ANNEX_ABSENT', 'HIDDEN_ROWS', 'BROKEN_FILE', 'SCANNED_PAGES']),
  );
  expect(sources.flatMap(([, text]) => [...text.matchAll(CODE)]).length).toBeGreaterThan(made.length);
});

test.each(made)('docs/glossary.md says what %s means', (code) => expect(GLOSSARY).toContain(`\`${code}\``));
