import type { Config } from '../config';
import { applyGrants, grantStatements } from '../database/grants';
import { migrate } from '../database/migrate';
import { OperatorError } from '../errors';
import { MODULES } from '../federation/registry';
import { openStore, ownerOf, type Tell } from '../hub';

export interface GrantOptions {
  subgraph: string;
  role: string;
  readOnly: boolean;
  apply: boolean;
}

/**
 * Prints the SQL that gives a role just the rights of a subgraph, or runs it. Errors: OperatorError, with exit code 2 for a
 * subgraph that there is not, and for the embedded database, which has no roles to give rights to.
 */
export async function grantRights(config: Config, options: GrantOptions, tell: Tell): Promise<void> {
  const module = MODULES.find(({ name }) => name === options.subgraph);
  if (!module)
    throw new OperatorError(
      `--subgraph "${options.subgraph}" is not usable: it may be one of ${MODULES.map(({ name }) => name).join(', ')}.`,
      2,
    );
  const grantee = { role: options.role, isReader: options.readOnly };
  if (!options.apply) {
    process.stdout.write(`${grantStatements(module, grantee)}\n`);
    return;
  }
  if (config.databaseUrl === null)
    throw new OperatorError(
      '--apply gives rights to a role of a PostgreSQL server of your own: set DATABASE_URL to its database, as the owner of the tables.',
      2,
    );
  const store = await openStore(config, tell);
  try {
    const done = await migrate(store.database, ownerOf(config), tell);
    if (done.length) tell(`Prepared the database (${done.length} migrations)`);
    await applyGrants(store.database, module, grantee);
    tell(
      options.readOnly
        ? `The role "${options.role}" may read what the subgraph "${module.name}" serves, and no more.`
        : `The role "${options.role}" has the rights of the subgraph "${module.name}", and no others here.`,
    );
  } finally {
    await store.close();
  }
}
