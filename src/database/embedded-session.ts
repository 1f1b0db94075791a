import { createHmac, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { SUPERUSER } from './embedded-initdb';

/** The role and the database that the program works with. */
const APP_ROLE = 'plangraph';
const APP_DATABASE = 'plangraph';
export const MAINTENANCE_DATABASE = 'postgres';

const LOOPBACK = '127.0.0.1';
const NAME_PREFIX = 'plangraph-';

/** A name no other open cluster has: by it PostgreSQL tells one opener's sessions from another's. */
export function newSessionName(): string {
  return `${NAME_PREFIX}${process.pid}-${randomBytes(4).toString('hex')}`;
}

/** The process that a session name was made in, null for another program's. */
export function processOfSessionName(name: string): number | null {
  if (!name.startsWith(NAME_PREFIX)) return null;
  const pid = Number(name.slice(NAME_PREFIX.length).split('-')[0] || Number.NaN);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
}

/** A connection as the cluster's superuser; the caller ends it. */
export async function connectAsSuperuser(port: number, secret: string, sessionName: string): Promise<Client> {
  const client = new Client({
    host: LOOPBACK,
    port,
    user: SUPERUSER,
    password: secret,
    database: MAINTENANCE_DATABASE,
    application_name: sessionName,
    connectionTimeoutMillis: 5_000,
    // The environment's PGSSLMODE is meant for another server.
    ssl: false,
  });
  // An idle connection that breaks must not end the process; whoever uses it next sees that it is broken.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/**
 * The application's URL: a role that owns the database and may create others, but is no superuser, so that a statement
 * gone wrong cannot read files or run programs. Its sessions carry `sessionName`.
 */
export function appUrl(port: number, secret: string, sessionName: string): string {
  const credentials = `${APP_ROLE}:${appPassword(secret)}`;
  return `postgres://${credentials}@${LOOPBACK}:${port}/${APP_DATABASE}?sslmode=disable&application_name=${sessionName}`;
}

/** Whether the application's database had to be made: true on the first call for a cluster. */
export async function ensureAppDatabase(client: Client, secret: string): Promise<boolean> {
  const { rows } = await client.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as role,
            exists (select from pg_database where datname = $2) as database`,
    [APP_ROLE, APP_DATABASE],
  );
  const present = rows[0] ?? { role: false, database: false };
  // DDL takes no parameters; both values are ours, and the password is hexadecimal.
  if (!present.role) await client.query(`create role ${APP_ROLE} login createdb password '${appPassword(secret)}'`);
  if (!present.database) await client.query(`create database ${APP_DATABASE} owner ${APP_ROLE}`);
  return !present.database;
}

/** The names of all client sessions except this one; "" where a client gave none. */
export async function sessionNames(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select coalesce(application_name, '') as name from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  return rows.map((row) => row.name);
}

/** Derived, not stored: who sees the application's URL does not learn the superuser's password. */
function appPassword(secret: string): string {
  return createHmac('sha256', secret).update('application role').digest('hex');
}
