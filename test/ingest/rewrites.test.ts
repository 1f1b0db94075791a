import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadDocument } from '../../src/ingest/parsed-document';
import { planText } from '../support/plan-text';
import { proofSize, recordProof } from '../support/proof';
import { readText } from '../support/read-text';
import { REWRITES } from '../support/rewrite/rewrites';
import { chanceOf } from '../support/seeded-chance';

/** Reading goes by the rules of the field, not by names: a document about another province is read alike. */
const SEED = 20_261_122;
const SAMPLE = join(__dirname, '../../src/sample');
const CORPUS = join(__dirname, '../../../shared/corpus/docs');
const textsIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)
    : [];
const documents = [
  ['a plan made to measure', planText({ number: '12/KH-SDL', taskCount: 14 })] as const,
  ...textsIn(SAMPLE),
  ...textsIn(CORPUS),
];

/** What a rewrite must not change: every count, role and kind, in document order. */
function essence(document: ReadDocument) {
  return {
    type: document.metadata.type,
    citations: document.citations.map(
      ({ type, kind, number, name }) => `${type} ${kind} ${number ? 'number' : name ? 'name' : '-'}`,
    ),
    tasks: document.tasks.map(
      ({ assignments, deadlines, citations }) =>
        `${assignments.map(({ role, isCollective }) => role.charAt(0) + (isCollective ? '*' : '')).join('')} ${deadlines.length} ${citations.length}`,
    ),
    indicators: document.indicators.map(({ operator }) => operator),
    declaredItems: document.declaredItems.map(({ kind, count, presentCount }) => `${kind} ${count} ${presentCount}`),
    themes: document.themes.length,
    sections: document.sections.map(({ kind, level }) => `${kind} ${level}`),
  };
}

const perDocument = proofSize(2, 200);
const broken: Record<string, number> = {};
let done = 0;

describe.each(documents)('%s', (_, text) => {
  const expected = essence(readText(text));
  test('is read alike, however it is rewritten', () => {
    const differences: string[] = [];
    for (let i = 0; i < perDocument; i++) {
      const chance = chanceOf(SEED + i);
      const names = chance.shuffled(Object.keys(REWRITES)).slice(0, 1 + chance.below(3));
      const rewritten = names.reduce((t, name) => (REWRITES[name] as (typeof REWRITES)[string])(t, chance), text);
      done += 1;
      const got = essence(readText(rewritten));
      for (const key of Object.keys(expected) as (keyof typeof expected)[])
        if (JSON.stringify(got[key]) !== JSON.stringify(expected[key])) {
          differences.push(`${i} (${names.join(', ')}): ${key}`);
          broken[names.join(', ')] = (broken[names.join(', ')] ?? 0) + 1;
        }
    }
    expect(differences).toEqual([]);
  });
});

afterAll(() =>
  recordProof('rewrites', {
    seed: SEED,
    documents: documents.length,
    perDocument,
    rewritten: done,
    different: Object.values(broken).reduce((a, b) => a + b, 0),
  }),
);
