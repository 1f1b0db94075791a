// The scoreboard: how well the collected documents are read, against their hand-made gold (../shared/corpus, where it is
// there). Prints the scorer's table, where the reader was unsure, and what was gained and lost against the last committed
// list, docs/accuracy.txt; `-- --write` puts the new list there. Reads dist/: build first (npm run accuracy does).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { reviewCoverage } from './review-coverage.mjs';

const CORPUS = '../shared/corpus';
const LAST = 'docs/accuracy.txt';
const MOST_MB = 32;
const SHOWN = [
  'metadata',
  'citations',
  'citationsByNumber',
  'citationsByName',
  'kind',
  'issuedOn',
  'suspect',
  'tasks',
  'leadUnits',
  'coordUnits',
  'deadlines',
  'indicators',
  'indicatorOperator',
  'indicatorUpper',
  'declaredItems',
  'spanTruth',
];

const args = process.argv.slice(2);
const unknown = args.find((arg) => arg !== '--write');
if (unknown !== undefined) {
  console.error(`${unknown} is not known here. Usage: npm run accuracy [-- --write]`);
  process.exit(2);
}
if (!existsSync(join(CORPUS, 'score.mjs'))) {
  console.log(`${CORPUS} is not there: nothing to score. The last list is ${LAST}.`);
  process.exit(0);
}

const scorer = await import(pathToFileURL(join(CORPUS, 'score.mjs')));
const require = createRequire(import.meta.url);
const { readDocument } = require('../dist/src/ingest/read-document.js');
const { toExtractJson } = require('../dist/src/ingest/extract-json.js');

const documents = [];
for (const gold of scorer.loadGold(join(CORPUS, 'gold'), join(CORPUS, 'docs'))) {
  const read = await readDocument(readFileSync(gold.path), `${gold.slug}.txt`, MOST_MB * 1024 * 1024);
  const output = read.kind === 'read' ? toExtractJson(read.document) : {};
  const { counts, errors } = scorer.scoreDocument(gold, output);
  documents.push({ slug: gold.slug, counts, errors, output, text: gold.text });
}

const total = scorer.figures(scorer.sum(documents.map(({ counts }) => counts)));
const coverage = reviewCoverage(documents);
const lines = [...figureLines(total, coverage), '', ...errorLines(documents)];
console.log(lines.filter((line) => !line.startsWith('- ')).join('\n'));
compare(lines);
if (args.includes('--write')) {
  writeFileSync(LAST, `${lines.join('\n')}\n`);
  console.log(`\nWritten to ${LAST}.`);
}

function figureLines(figures, { errors, underEntry, items, itemsUnderEntry }) {
  const percent = (part, whole) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);
  return [
    `Accuracy on ${documents.length} documents with gold (a development set: the rules were written beside it)`,
    ...SHOWN.map((name) => {
      const f = figures[name];
      const value = f.value === null ? '-' : f.value.toFixed(4);
      return 'of' in f
        ? `  ${name.padEnd(18)}    ${value}  ${f.ok} of ${f.of}`
        : `  ${name.padEnd(18)} F1 ${value}  right ${f.tp}, extra ${f.fp}, missed ${f.fn}`;
    }),
    `  wrong or missing under a review entry: ${underEntry} of ${errors} (${percent(underEntry, errors)}; wanted: at least 60 %)`,
    `  items under a review entry: ${itemsUnderEntry} of ${items} (${percent(itemsUnderEntry, items)}; wanted: at most 15 %)`,
  ];
}

/** What is wrong, item by item, by place: none of the documents' words, which are not the project's to copy. */
function errorLines(scored) {
  return scored
    .flatMap(({ slug, errors }) => errors.map(({ figure, message }) => `- ${slug} ${figure} ${wordless(message)}`))
    .sort();
}

function wordless(message) {
  return message
    .replace(/"(?:[^"\\]|\\.)*"/g, '')
    .replace(/: gold .*$/u, '')
    .replace(/[\p{L}\p{M}]{2,}(?:[ ,][\p{L}\p{M}]+){3,}/gu, '…')
    .replace(/\s+/g, ' ')
    .trim();
}

function compare(now) {
  const before = existsSync(LAST) ? readFileSync(LAST, 'utf8').split('\n') : [];
  const items = (list) => list.filter((line) => line.startsWith('- '));
  const gained = items(before).filter((line) => !now.includes(line));
  const lost = items(now).filter((line) => !before.includes(line));
  console.log(
    `\n${items(now).length} items wrong or missing; against ${LAST}: ${gained.length} gained, ${lost.length} lost`,
  );
  for (const line of gained) console.log(`  gained ${line.slice(2)}`);
  for (const line of lost) console.log(`  lost   ${line.slice(2)}`);
}
