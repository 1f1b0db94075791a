import type { GraphModule } from '../graph/module';
import { tableOf } from '../graph/row-table';

/** What every subgraph reads that belongs to none: whether the database is up to date, whose a key is, when something was recorded; and what is kept of published views. */
const SHARED = {
  migration: 'select',
  api_key: 'select (id, name, role, scopes, unit_id, rate, budget, secret_sha256, expires_at, revoked_at)',
  api_key_old_secret: 'select (key_id, secret_sha256, good_until)',
  recording: 'select',
  'derived.task_standing': 'select',
} as const;

/** What a retry of a mutation is known by. */
const RETRIES = { idempotency_key: 'select, insert, update, delete' } as const;

/**
 * What a module does to tables and views outside the schema `published`, all of which it reads: by name, in PostgreSQL's words
 * for rights. It follows from what the module declares: its entities, `reads` and `writes`. A reader has no mutations.
 */
export function rightsOf(module: GraphModule, isReader: boolean): Readonly<Record<string, string>> {
  const own = module.entities.map((entity) => tableOf(entity).name);
  const reads = (module.reads ?? []).map((name) => [name, 'select']);
  const ownRight = isReader ? 'select' : 'select, insert, update, delete';
  return {
    ...SHARED,
    ...Object.fromEntries([...own.map((table) => [table, ownRight]), ...reads]),
    ...(isReader ? {} : { ...RETRIES, ...module.writes }),
  };
}
