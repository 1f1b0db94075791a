import { writeFileSync } from 'node:fs';
import { IDS_FILE, nameOf, readLetters } from './letters.mjs';

// asks the hub which rows the desk's names stand for; what it does not know, or knows twice, stays without a link
const [hubUrl = 'http://127.0.0.1:4000/graphql'] = process.argv.slice(2);

const LOOK_UPS = {
  Unit: ['query ($unit: String!) { found: unit(name: $unit) { id } }', ({ unit }) => ({ unit })],
  LegalDocument: [
    'query ($number: String!, $issuedOn: Date!) { found: legalDocument(number: $number, issuedOn: $issuedOn) { id } }',
    ({ document }) => document,
  ],
};

async function askHub(query, variables) {
  const headers = { 'content-type': 'application/json' };
  try {
    const response = await fetch(hubUrl, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return await response.json();
  } catch {
    console.error(`No hub answers at ${hubUrl}. Start one, or give the address of its GraphQL.`);
    process.exit(1);
  }
}

const letters = readLetters();
const ids = {};
for (const [type, [query, variablesOf]] of Object.entries(LOOK_UPS)) {
  ids[type] = {};
  const lettersByName = new Map(letters.map((letter) => [nameOf(letter, type), letter]));
  lettersByName.delete(null);
  for (const [name, letter] of lettersByName) {
    const { data, errors } = await askHub(query, variablesOf(letter));
    if (data?.found) ids[type][name] = data.found.id;
    else console.error(`Not linked: ${errors[0].message}`);
  }
  console.error(`${type}: ${Object.keys(ids[type]).length} of ${lettersByName.size} linked`);
}
writeFileSync(IDS_FILE, `${JSON.stringify(ids, null, 2)}\n`);
