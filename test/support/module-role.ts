import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { type Database, openDatabase } from '../../src/database/database';
import { clusterPaths } from '../../src/database/embedded-directory';
import { SUPERUSER } from '../../src/database/embedded-initdb';
import { applyGrants } from '../../src/database/grants';
import type { GraphModule } from '../../src/graph/module';
import { clusterUrl } from './template-database';

let made = 0;

/** The database as a new role sees it that has just the rights of a module; a reader has no mutations. */
export async function openAsModule(
  owner: Database,
  url: string,
  module: GraphModule,
  isReader: boolean,
): Promise<Database> {
  return openDatabase(await urlAsModule(owner, url, module, isReader));
}

/** The address of a database for a new role that has just the rights of a module on it. */
export async function urlAsModule(
  owner: Database,
  url: string,
  module: GraphModule,
  isReader: boolean,
): Promise<string> {
  const role = await createRole(module.name);
  await applyGrants(owner, module, { role, isReader });
  return urlAs(url, role);
}

/** A new role of the cluster, without any rights: its name. */
export async function createRole(purpose: string): Promise<string> {
  made += 1;
  const role = `${purpose}_${process.pid}_${Date.now().toString(36)}_${made}`;
  await asSuperuser(`create role "${role}" login password 'x'`);
  return role;
}

/** Runs what the owner of the tables may not: making roles, and putting one in another. */
export async function asSuperuser(statement: string): Promise<void> {
  const { secret } = clusterPaths(path.join(process.env.PLANGRAPH_TEST_DIR ?? '', 'shared'));
  const client = new Client({
    connectionString: urlAs(clusterUrl(), SUPERUSER, (await readFile(secret, 'utf8')).trim()),
  });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The same address for another user. */
export function urlAs(url: string, role: string, password = 'x'): string {
  const address = new URL(url);
  address.username = role;
  address.password = password;
  return address.href;
}
