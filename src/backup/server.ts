import { Client } from 'pg';
import { OperatorError } from '../errors';
import { redactedUrl } from '../redacted-url';

/** The schemas that migrations make; `public` holds the tables. Others in the same database are somebody else's. */
export const OUR_SCHEMAS = [
  'public',
  'published',
  'derived',
  'search',
  'as_recorded',
  'as_recorded_published',
  'shown',
  'shown_published',
  'shown_search',
  'shown_derived',
  'shown_as_recorded',
  'shown_as_recorded_published',
  'own_database',
] as const;

/** What `work` returns, with a connection of its own to the server. Errors: OperatorError where it cannot be reached. */
export async function onServer<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({
    connectionString: url,
    application_name: 'plangraph backup',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // one that breaks is told by the next question
  client.on('error', () => undefined);
  await client.connect().catch((error: Error) => {
    throw new OperatorError(
      `The database at ${redactedUrl(url)} cannot be opened: ${error.message || 'it does not answer'}. Check DATABASE_URL and that the server is running, or unset it to use the embedded one.`,
    );
  });
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** "15.18" */
export async function versionOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ version: string }>(
    `select split_part(current_setting('server_version'), ' ', 1) as version`,
  );
  return rows[0]?.version ?? '';
}

/** Which of our schemas there are. */
export async function ourSchemas(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select nspname as name from pg_namespace where nspname = any($1) order by 1',
    [OUR_SCHEMAS],
  );
  return rows.map(({ name }) => name);
}
