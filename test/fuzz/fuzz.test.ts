import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { createKey } from '../../src/auth/api-keys';
import { openDatabase } from '../../src/database/database';
import { endProgram, startHub } from '../support/cli';
import { faultOfShape } from '../support/faults/hub-client';
import { NO_LIMITS, rowsAt } from '../support/faults/load';
import { type Given, type OddRequest, oddRequest } from '../support/fuzz/odd-requests';
import { type Came, endSending, send } from '../support/fuzz/send';
import type { Specimen } from '../support/mutate';
import { planText } from '../support/plan-text';
import { proofSize, recordProof } from '../support/proof';
import { chanceOf } from '../support/seeded-chance';
import { createSampleDatabase } from '../support/template-database';

/** Requests that nobody should send, to a hub of its own process. */

const SEED = 20_261_123;
const READING = proofSize(450, 18_000);
const WRITING = proofSize(50, 2000);
const AT_ONCE = 8;

const folder = (name: string): Specimen[] =>
  readdirSync(path.join(__dirname, name))
    // ".txt", ".pdf"; not ".json"
    .filter((fileName) => /\.(?:txt|pdf|html|docx|xlsx|csv)$/.test(fileName))
    .map((fileName) => ({ fileName, bytes: readFileSync(path.join(__dirname, name, fileName)) }));

let databaseUrl: string;
let hub: { child: ChildProcess; url: string; stderr: () => string };
let given: Given;

beforeAll(async () => {
  databaseUrl = await createSampleDatabase();
  const database = await openDatabase(databaseUrl, 2);
  const key = await createKey(database.source, 'fuzz', 'ADMIN');
  await database.close();
  hub = await startHub({ ...NO_LIMITS, DATABASE_URL: databaseUrl, DATABASE_SILENCE_MS: '120000' });
  const schema = buildSchema(readFileSync(path.join(__dirname, '../../schema/plangraph.graphql'), 'utf8'));
  const plan = { fileName: 'plan.txt', bytes: Buffer.from(planText({ number: '61/KH-SDL', taskCount: 8 })) };
  given = { schema, key, originals: [plan, ...folder('../fixtures/pdf'), ...folder('../../src/sample')] };
});

afterAll(async () => {
  endSending();
  if (hub) await endProgram(hub.child, 'SIGKILL');
});

/** What must not come of any request; null where nothing of it did. */
function faultOf(odd: OddRequest, came: Came): string | null {
  if (came.kind === 'hung') return 'it was not answered';
  // bytes that are no request need no answer
  if (came.kind === 'closed') return odd.raw ? null : 'the connection broke';
  if (came.status >= 500) return `status ${came.status}: ${came.body}`;
  if (!came.type.includes('json') || odd.method === 'HEAD') return null;
  const body = JSON.parse(came.body || 'null') as { errors?: never[] } | { errors?: never[] }[] | null;
  for (const one of Array.isArray(body) ? body : [body]) {
    if (!one?.errors && came.status < 400) continue;
    const fault = faultOfShape({ status: came.status, ...one });
    if (fault !== null) return fault;
    // a surprise is masked, and is one all the same
    if (SURPRISE.test(came.body)) return `a surprise: ${came.body.slice(came.body.search(SURPRISE) - 400)}`;
  }
  return null;
}

// '"code":"INTERNAL_SERVER_ERROR"'; not "BAD_USER_INPUT"
const SURPRISE = /"code":"(?:INTERNAL_SERVER_ERROR|DOWNSTREAM_UNAVAILABLE)"/;

// "code":"BAD_USER_INPUT"
const codesOf = (came: Came): string[] =>
  came.kind === 'answer' ? [...came.body.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code as string) : [];

/** Sends so many requests, some at once; gives what came of them, and what must not have. */
async function sendAll(count: number, firstCase: number, mayWrite: boolean) {
  const counts: Record<string, number> = {};
  const faults: string[] = [];
  let next = 0;
  const note = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  const sendOn = async (): Promise<void> => {
    while (next < count && faults.length < 20) {
      const number = firstCase + next++;
      const odd = oddRequest(given, chanceOf(SEED + number), mayWrite);
      const came = await send(hub.url, odd);
      note(came.kind === 'answer' ? `status ${came.status}` : came.kind);
      for (const code of new Set(codesOf(came))) note(code);
      let fault: string | null;
      try {
        fault = faultOf(odd, came);
      } catch (error) {
        fault = String(error);
      }
      if (fault !== null)
        faults.push(
          `case ${number} (${odd.kind}): ${fault.slice(0, 600)}\n  ${odd.method} ${odd.path.slice(0, 300)} ${JSON.stringify(odd.headers).slice(0, 300)}\n  ${(odd.raw ?? odd.body)?.toString().slice(0, 1500)}`,
        );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendOn));
  return { counts, faults };
}

/** A number for each table, which changes with any row of it; keys note when they were used. */
async function portrait(): Promise<string[]> {
  const tables = await rowsAt<{ name: string }>(
    databaseUrl,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'search', 'derived') and tablename <> 'api_key' order by 1`,
  );
  const portraits: string[] = [];
  for (const { name } of tables) {
    const [found] = await rowsAt<{ text: string }>(
      databaseUrl,
      `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as text from ${name} t`,
    );
    portraits.push(`${name} ${found?.text}`);
  }
  return portraits;
}

test(
  `${READING} odd requests that only read, or try, are refused in the documented form and change nothing`,
  async () => {
    const before = await portrait();
    const { counts, faults } = await sendAll(READING, 0, false);
    expect(faults.join('\n\n')).toBe('');
    expect(await portrait()).toEqual(before);
    recordProof('odd requests', { seed: SEED, requests: READING, ...counts });
    // most of what is asked is answered: the values are at the edge, not all beyond it
    expect(counts['status 200'] ?? 0).toBeGreaterThan(READING / 10);
    for (const code of ['BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST'])
      expect(counts[code] ?? 0).toBeGreaterThan(0);
  },
  60 * 60_000,
);

test(
  `${WRITING} changes with odd values are refused or carried out, each in the documented form`,
  async () => {
    const { counts, faults } = await sendAll(WRITING, 1_000_000, true);
    expect(faults.join('\n\n')).toBe('');
    recordProof('odd changes', { seed: SEED, requests: WRITING, ...counts });
  },
  60 * 60_000,
);

test('the hub is the same process as before, and well', async () => {
  expect([hub.child.exitCode, hub.child.signalCode]).toEqual([null, null]);
  expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
});
