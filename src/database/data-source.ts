import 'reflect-metadata';
import { type ClientBase, types } from 'pg';
import { DataSource, DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';
import { ApiKey } from '../auth/api-key.entity';
import { ApiKeyOldSecret } from '../auth/api-key-old-secret.entity';
import { MODULE_ENTITIES } from '../federation/registry';
import { History } from '../graph/history.entity';
import { IdempotencyKey } from '../graph/idempotency-key.entity';
import { Recording } from '../graph/recording.entity';
import { snakeCase } from '../graph/row-table';
import { MIGRATIONS } from './migrations';
import { ObservedClient } from './observed-client';
import { ReadAfter } from './read-after.entity';

class SnakeCaseColumns extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(property: string, customName: string | undefined): string {
    return customName ?? snakeCase(property);
  }
}

const OID = { int8: 20, date: 1082, numeric: 1700 };

/** pg's parsers, but for a day (text: a Date would move it across time zones) and numbers that fit JavaScript's. */
const parsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === OID.date) return (value: string) => value;
    if (oid === OID.int8 || oid === OID.numeric) return Number;
    return types.getTypeParser(oid, format as 'text');
  },
};

/** How many connections one process keeps at most. */
export const POOL_SIZE = 10;

/** After so long without a word the other end is asked whether it is there. */
const KEEP_ALIVE_AFTER_MS = 10_000;

const connections = (poolSize: number) => ({
  Client: ObservedClient,
  types: parsers,
  max: poolSize,
  keepAlive: true,
  keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
});

/** How pg's own pool reads from a server as TypeORM's does. */
export const connectionOptions = (url: string, poolSize: number) => ({
  connectionString: url,
  ...connections(poolSize),
});

/** TypeORM's view of the database. The schema comes from migrations only: `synchronize` is never on. */
export function dataSourceFor(
  url: string,
  poolSize = POOL_SIZE,
  onConnect?: (client: ClientBase) => Promise<void>,
  connectWithinMs = 10_000,
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...MODULE_ENTITIES, ApiKey, ApiKeyOldSecret, History, Recording, IdempotencyKey, ReadAfter] as never[],
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    namingStrategy: new SnakeCaseColumns(),
    synchronize: false,
    logging: false,
    // the default logger writes failed migrations to stdout, which is for machines; they are thrown as well
    logger: 'debug',
    extra: { ...connections(poolSize), connectionTimeoutMillis: connectWithinMs, onConnect },
  });
}
