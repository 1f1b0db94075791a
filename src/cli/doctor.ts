import type { Config } from '../config';
import { checkDatabase } from '../database/check-database';
import { checkIntegrity } from '../database/check-integrity';
import type { Database } from '../database/database';
import { pendingMigrations, unknownMigrations } from '../database/migrate';
import { openStore, type Tell } from '../hub';

/** Says how the database is and what to do; exit code 1 where something is wrong. */
export async function doctor(config: Config, tell: Tell): Promise<number> {
  const store = await openStore(config, tell);
  try {
    return await tellHealth(store.database, config, tell);
  } finally {
    await store.close();
  }
}

/** As `doctor`, of a database that is open. */
export async function tellHealth(database: Database, config: Config, tell: Tell): Promise<number> {
  const [server] = await database.rows<{ version: string }>(`select current_setting('server_version') as version`, []);
  tell(
    `ok    database: PostgreSQL ${server?.version}, ${config.databaseUrl === null ? `embedded in ${config.dataDir}` : 'of your own'}`,
  );
  const replicas = await database.replicaStates();
  for (const { name, reason, lagMs } of replicas)
    tell(
      reason === null
        ? `ok    replica: ${name}, ${lagMs ?? 0} ms behind`
        : `WRONG replica: ${name} is not read from, ${reason}. Do: see to that server, or take it out of DATABASE_REPLICA_URLS`,
    );
  const unknown = await unknownMigrations(database);
  if (unknown.length) {
    tell(`WRONG migrations: a newer PlanGraph has run ${unknown.join(', ')}. Do: use that version, or an older backup`);
    return 1;
  }
  const pending = await pendingMigrations(database);
  if (pending.length) {
    tell(`WRONG migrations: ${pending.length} are to be run. Do: plangraph migrate`);
    return 1;
  }
  tell('ok    migrations: up to date');
  let exitCode = replicas.every(({ reason }) => reason === null) ? 0 : 1;
  const checks = [...(await checkDatabase(database, config)), ...(await checkIntegrity(database))];
  for (const { name, faults, remedy } of checks) {
    // one module alone is not searched, and rows that were copied into its database have no entries
    if (config.hasOwnDatabase && name.startsWith('search:')) continue;
    tell(
      faults.length
        ? `WRONG ${name}: ${faults.length}, e.g. ${faults.slice(0, 3).join('; ')}. Do: ${remedy}`
        : `ok    ${name}`,
    );
    if (faults.length) exitCode = 1;
  }
  return exitCode;
}
