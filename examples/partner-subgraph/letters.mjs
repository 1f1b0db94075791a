import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ code: string, receivedOn: string, subject: string, answeredOn: string | null, contact: string | null,
 *   unit: string, document: { number: string, issuedOn: string } | null }} Letter
 * @typedef {'Unit' | 'LegalDocument'} About the hub's types that a letter can be about
 */

const { FEEDBACK_DATA } = process.env;
const FOLDER = FEEDBACK_DATA ? pathToFileURL(`${FEEDBACK_DATA}/`) : new URL('data/', import.meta.url);
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Which of the hub's rows the desk's names stand for: link.mjs asks the hub and keeps the answers here. */
export const IDS_FILE = new URL('ids.json', FOLDER);

/** @returns {Letter[]} */
export const readLetters = () => readJson(new URL('feedback.json', FOLDER));

/** What the desk itself calls the unit or the document that a letter is about: its own data hold no id of the hub. */
export const nameOf = (/** @type {Letter} */ { unit, document }, /** @type {About} */ type) =>
  type === 'Unit' ? unit : document && `${document.number}, ${document.issuedOn}`;

/** The letters, found by the hub's ids. */
export function openLetters() {
  if (!existsSync(IDS_FILE)) throw new Error(`${IDS_FILE.pathname} is missing: run "npm run link -- HUB_URL" first.`);
  const idsByName = readJson(IDS_FILE);
  const idOf = (letter, type) => idsByName[type][nameOf(letter, type)] ?? null;
  const newestFirst = readLetters().sort((a, b) => b.receivedOn.localeCompare(a.receivedOn));
  return {
    byCode: (code) => newestFirst.find((letter) => letter.code === code) ?? null,

    newestOpen: (count) => newestFirst.filter((letter) => !letter.answeredOn).slice(0, count),

    /** The row that a letter is about, as a federation names it; null where the hub had no such row. */
    reference: (letter, type) => (idOf(letter, type) ? { __typename: type, id: idOf(letter, type) } : null),

    /** For each of these rows the letters about it, or null: one walk for all; with a database, one statement. */
    about: async (type, ids) => {
      const found = new Map(ids.map((id) => [id, []]));
      for (const letter of newestFirst) found.get(idOf(letter, type))?.push(letter);
      return ids.map((id) => (found.get(id).length ? found.get(id) : null));
    },
  };
}
