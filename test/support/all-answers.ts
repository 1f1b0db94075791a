import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OperationCases, operationCases } from './operation-cases';

const FOLDER = join(__dirname, '../operations');

/** The answers to every operation of a folder, by file and by what it is asked with: the bodies as they came. */
export type Answers = Record<string, string>;

async function bodyOf(url: string, query: string, variables: object, key?: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  return response.text();
}

/** What the operations are asked with on the rows of a hub that runs at `url`. */
export const casesAt = (url: string, past: string): Promise<OperationCases> =>
  operationCases({ ask: async (query: string) => JSON.parse(await bodyOf(url, query, {})) } as never, past);

/** Asks every operation of test/operations, or of writing/ below it, one after the other. */
export async function allAnswers(
  url: string,
  cases: OperationCases,
  which: keyof OperationCases,
  key?: string,
): Promise<Answers> {
  const folder = which === 'writing' ? join(FOLDER, 'writing') : FOLDER;
  const answers: Answers = {};
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()) {
    const query = readFileSync(join(folder, file), 'utf8');
    const variables = cases[which][file.replace('.graphql', '')];
    if (!variables) throw new Error(`${file} is not in the cases.`);
    for (const [i, values] of variables.entries()) answers[`${file} ${i}`] = await bodyOf(url, query, values, key);
  }
  return answers;
}

/** Answers to writing, without the instants of this run. */
export const withoutInstants = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([name, body]) => [
      name,
      // "2026-11-23T09:59:04.414Z", not "2026-11-23"
      body.replace(/"\d{4}-\d\d-\d\dT[\d:.]{8,15}Z"/g, '"an instant"'),
    ]),
  );
