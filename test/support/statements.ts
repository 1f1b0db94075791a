import { Client } from 'pg';

/** The SQL that this process sends to PostgreSQL while `work` runs, each statement's text once per sending. */
export async function statementsOf<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = [];
  const query = jest.spyOn(Client.prototype, 'query');
  try {
    const result = await work();
    for (const [first] of query.mock.calls as unknown as [string | { text: string }][])
      statements.push(typeof first === 'string' ? first : first.text);
    return { result, statements };
  } finally {
    query.mockRestore();
  }
}
