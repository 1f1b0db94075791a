/** For TypeORM's own command line: `npx typeorm migration:show -d dist/ormconfig.js` with DATABASE_URL set. */
import { readConfig } from './src/config';
import { dataSourceFor } from './src/database/data-source';

const { databaseUrl } = readConfig(process.env);
if (databaseUrl === null)
  throw new Error('Set DATABASE_URL; the embedded database is migrated by `plangraph migrate`.');

export default dataSourceFor(databaseUrl);
