/** An import that a rule forbids: the rule, the planted file, its text, and other files that it needs. */
export interface PlantedImport {
  rule: string;
  why: string;
  from: string;
  text: string;
  others?: Record<string, string>;
}

const plant = (
  rule: string,
  why: string,
  from: string,
  text: string,
  others?: Record<string, string>,
): PlantedImport => ({
  rule,
  why,
  from,
  text,
  ...(others ? { others } : {}),
});

const uses = (path: string) => `import * as planted from '${path}';\nexport const used = planted;\n`;

/** At least one violation of every rule; each file breaks that rule and no other. */
export const PLANTED_IMPORTS: readonly PlantedImport[] = [
  plant('no-circular', 'two files import each other', 'src/graph/planted-here.ts', uses('./planted-there'), {
    'src/graph/planted-there.ts': uses('./planted-here'),
  }),
  plant('no-barrels', 'a folder through its index', 'src/graph/planted-user.ts', uses('./planted-folder'), {
    'src/graph/planted-folder/index.ts': 'export const x = 1;\n',
  }),
  plant(
    'modules-are-strangers',
    "another module's entity",
    'src/modules/plans/planted-stranger.ts',
    uses('../units/unit.entity'),
  ),
  plant(
    'modules-are-strangers',
    "the type of another module's entity",
    'src/modules/legal/planted-type.ts',
    "import type { Plan } from '../plans/plan.entity';\nexport const plan: Plan | null = null;\n",
  ),
  plant(
    'modules-are-strangers',
    'another module, later',
    'src/modules/units/planted-later.ts',
    "export const later = () => import('../plans/refs');\n",
  ),
  plant('modules-look-down', 'the server', 'src/modules/units/planted-server.ts', uses('../../server/vietnam-day')),
  plant('modules-look-down', 'the federation', 'src/modules/units/planted-up.ts', uses('../../federation/registry')),
  plant('modules-look-down', 'keys', 'src/modules/catalog/planted-keys.ts', uses('../../auth/api-keys')),
  plant('modules-look-down', 'ingest', 'src/modules/catalog/planted-ingest.ts', uses('../../ingest/import-document')),
  plant('graph-looks-down', 'a module', 'src/graph/planted-module.ts', uses('../modules/units/unit.entity')),
  plant('graph-looks-down', 'ingest', 'src/graph/planted-stage.ts', uses('../ingest/read-document')),
  plant('one-registry', 'a module whole', 'src/server/planted-module.ts', uses('../modules/units/units.module')),
  plant('federation-looks-down', 'the database', 'src/federation/planted-database.ts', uses('../database/database')),
  plant('compiler-looks-down', 'the database', 'src/compiler/planted-database.ts', uses('../database/database')),
  plant('compiler-looks-down', 'the server', 'src/compiler/planted-server.ts', uses('../server/vietnam-day')),
  plant('export-looks-down', 'the database', 'src/export/planted-database.ts', uses('../database/database')),
  plant('export-looks-down', 'the server', 'src/export/planted-server.ts', uses('../server/vietnam-day')),
  plant('gateway-looks-down', 'the database', 'src/gateway/planted-database.ts', uses('../database/database')),
  plant('gateway-looks-down', 'ingest', 'src/gateway/planted-ingest.ts', uses('../ingest/import-document')),
  plant('gateway-is-a-command', 'the gateway', 'src/server/planted-gateway.ts', uses('../gateway/subgraph-call')),
  plant('gateway-is-a-command', 'Hive', 'src/federation/planted-hive.ts', uses('@graphql-hive/gateway-runtime')),
  plant('ingest-is-pure-until-resolve', 'the graph', 'src/ingest/parse/planted-graph.ts', uses('../../graph/key')),
  plant('ingest-is-pure-until-resolve', 'the database', 'src/ingest/clean/planted-pg.ts', uses('pg')),
  plant('ingest-is-pure-until-resolve', 'what resolves', 'src/ingest/segment/planted-home.ts', uses('../resolve/home')),
  plant(
    'only-resolve-and-store-know-the-modules',
    'an entity',
    'src/ingest/planted-entity.ts',
    uses('../modules/units/unit.entity'),
  ),
  plant('vietnamese-is-a-leaf', 'the errors', 'src/vietnamese/planted-error.ts', uses('../errors')),
  plant('observe-is-a-leaf', 'the server', 'src/observe/planted-server.ts', uses('../server/health')),
  plant(
    'dashboard-is-a-client',
    'what the program knows of commits',
    'src/web/dashboard/words/planted.ts',
    uses('../../../commits'),
  ),
  plant(
    'dashboard-is-served-not-called',
    'its words',
    'src/server/planted-words.ts',
    uses('../web/dashboard/words/format'),
  ),
  plant('telemetry-is-loaded-late', 'its api', 'src/server/planted-spans.ts', uses('@opentelemetry/api')),
  plant('sql-has-a-home', 'TypeORM in a resolver', 'src/modules/plans/planted.resolver.ts', uses('typeorm')),
  plant('sql-has-a-home', 'the reader in a rule', 'src/modules/plans/planted-reader.ts', uses('../../reader')),
  plant('config-is-handed-down', 'the settings', 'src/server/planted-config.ts', uses('../config')),
  plant('migrations-are-frozen', 'the sources', 'migrations/9-planted.ts', uses('../src/graph/row-table')),
  plant('src-ignores-test', 'a test', 'src/server/planted-test.ts', uses('../../test/support/statements')),
  plant('nothing-unresolvable', 'a file that is not there', 'test/support/planted-absent.ts', uses('./no-such-file')),
];
