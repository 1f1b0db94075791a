// Runs every proof at the size that its issue names (npm test runs them smaller) and writes what they say to docs/proofs.md. With words: only those with one of them in their name.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';

const SUMMARY = 'docs/proofs.md';
const proofs = readdirSync('test', { recursive: true })
  .filter((name) => name.endsWith('.test.ts') && readFileSync(join('test', name), 'utf8').includes('proofSize('))
  .map((name) => join('test', name))
  .sort();
const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? proofs : proofs.filter((name) => wanted.some((word) => name.includes(word)));
if (chosen.length === 0) {
  console.error(`No proof has "${wanted.join('" or "')}" in its name. There are:\n  ${proofs.join('\n  ')}`);
  process.exit(2);
}

const directory = mkdtempSync(join(tmpdir(), 'plangraph-proofs-'));
const started = Date.now();
const run = spawnSync('npx', ['jest', '--runInBand', ...chosen], {
  stdio: 'inherit',
  env: { ...process.env, PLANGRAPH_PROVE: 'full', PLANGRAPH_PROOF_DIR: directory },
});
const records = readdirSync(directory)
  .sort()
  .map((name) => JSON.parse(readFileSync(join(directory, name), 'utf8')));
rmSync(directory, { recursive: true });
if (run.status !== 0) {
  console.error('A proof failed: the summary is left as it was.');
  process.exit(run.status ?? 1);
}
// a run of some proofs renews their lines and leaves the others
const before = new Map(existsSync(SUMMARY) ? linesOf(readFileSync(SUMMARY, 'utf8')) : []);
const today = new Date().toISOString().slice(0, 10);
const renewed = records.map(({ name, figures }) => [name, `- **${name}**: ${shown(figures)} (${today})`]);
const lines = new Map([...(wanted.length > 0 ? before : []), ...renewed]);
writeFileSync(
  SUMMARY,
  [
    '# Proofs at full size',
    '',
    `Written by \`npm run prove\`, each line on the day it names: all passed. The last run took ${Math.round((Date.now() - started) / 1000)} s for ${chosen.length} files of tests on ${cpus().length} cores with ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}.`,
    'The same proofs run smaller in `npm test`. A seed and a case number make a case again.',
    '',
    ...[...lines].sort(([a], [b]) => a.localeCompare(b)).map(([, line]) => line),
    '',
  ].join('\n'),
);
for (const [, line] of renewed) console.log(line);
console.log(`Written to ${SUMMARY}.`);

/** The lines of a summary, by the name of their proof. */
function linesOf(text) {
  return text.split('\n').flatMap((line) => {
    const name = /^- \*\*(.+?)\*\*/.exec(line)?.[1];
    return name === undefined ? [] : [[name, line]];
  });
}

function shown(figures) {
  return Object.entries(figures)
    .map(([key, value]) => `${key.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${value}`)
    .join(', ');
}
