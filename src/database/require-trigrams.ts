import { OperatorError } from '../errors';
import { redactedUrl } from '../redacted-url';
import type { Database } from './database';

/** What a server says of an extension that migrations create. */
export interface Offered {
  isThere: boolean;
  /** Its operators are found without naming a schema. */
  isVisible: boolean;
  isAvailable: boolean;
  mayCreate: boolean;
}

/** Errors: OperatorError where the server has no trigrams (pg_trgm), with which texts are searched, or does not let us have them. */
export async function requireTrigrams(database: Database): Promise<void> {
  const fault = trigramFault(await offeredTrigrams(database));
  if (fault) throw new OperatorError(`The database at ${redactedUrl(addressOf(database))} ${fault}`);
}

/** What the server says of them. */
export async function offeredTrigrams(database: Database): Promise<Offered> {
  const [offered] = await database.source.query<[Offered]>(`
    select exists (select from pg_extension where extname = 'pg_trgm') as "isThere",
           exists (select from pg_opclass where opcname = 'gin_trgm_ops' and pg_opclass_is_visible(oid)) as "isVisible",
           exists (select from pg_available_extensions where name = 'pg_trgm') as "isAvailable",
           has_database_privilege(current_database(), 'create')
             and has_schema_privilege(coalesce(current_schema(), 'public'), 'create') as "mayCreate"`);
  return offered;
}

/** What is wrong, and the way out; null where nothing is. */
export function trigramFault({ isThere, isVisible, isAvailable, mayCreate }: Offered): string | null {
  if (isThere)
    return isVisible
      ? null
      : 'has the extension pg_trgm in a schema that is not searched: move it with "alter extension pg_trgm set schema public".';
  if (!isAvailable)
    return "is on a server without the extension pg_trgm: install PostgreSQL's contrib modules there (package postgresql-contrib).";
  return mayCreate
    ? null
    : 'lacks the extension pg_trgm, and this user may not create it: have the owner of the database run "create extension pg_trgm" in it.';
}

/** Where a database is, with its password. */
export const addressOf = ({ source }: Database): string => {
  const { options } = source;
  return 'url' in options && typeof options.url === 'string' ? options.url : 'DATABASE_URL';
};
