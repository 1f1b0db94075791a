import { Client } from 'pg';
import { StatementsBatch } from '../../src/database/statements-batch';

// Matches: "set search_path = shown, public". Must not match: "set local lock_timeout = '10s'".
const OF_NEW_CONNECTION = /^\s*select set_config\(name, value, false\)|^set (?:search_path|statement_timeout)/;

/** The statements of what a client was asked, one or several; none where it is what each new connection is set to. */
export function textsOf(asked: unknown): string[] {
  if (asked instanceof StatementsBatch) return asked.statements.map(({ text }) => text);
  const text = typeof asked === 'string' ? asked : (asked as { text: string }).text;
  return OF_NEW_CONNECTION.test(text) ? [] : [text];
}

/** The SQL that this process sends to PostgreSQL while `work` runs, each statement's text once per sending. */
export async function statementsOf<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = [];
  const query = jest.spyOn(Client.prototype, 'query');
  try {
    const result = await work();
    for (const [first] of query.mock.calls as unknown[][]) statements.push(...textsOf(first));
    return { result, statements };
  } finally {
    query.mockRestore();
  }
}
