// PostGraphile 5 with its filter plugin over the graph's tables; run by Node 22 or newer, beside the packages that it imports.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { jsonPgSmartTags } from 'postgraphile/utils';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';

// numbers are unique here: look-ups by them are fields, as in the other servers
const unique = { tags: { unique: 'number_key' } };
const preset = {
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  // it hides orders and filters by what leads no index, though in one plan or task they are cheap
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  plugins: [
    jsonPgSmartTags({ version: 1, config: { class: { 'public.plan': unique, 'public.legal_document': unique } } }),
  ],
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ['public', 'bench'],
      poolConfig: { max: 8 },
    }),
  ],
  schema: { connectionFilterRelations: true },
  grafast: { explain: false },
  grafserv: { graphiql: false, watch: false, graphqlPath: '/graphql' },
};

const instance = postgraphile(preset);
if (process.env.PRINT_SCHEMA) {
  const { printSchema } = await import('graphql');
  console.log(printSchema(await instance.getSchema()));
  process.exit(0);
}
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => console.log(`graph  http://127.0.0.1:${server.address().port}/graphql`));
