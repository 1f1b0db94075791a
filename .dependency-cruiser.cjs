/** Who may import whom: docs/architecture.md says why. test/import-rules.test.ts plants a violation of each rule. */
const only = (...paths) => `^(${paths.join('|')})`;

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-barrels', severity: 'error', from: {}, to: { path: '/index\\.[cm]?ts$', pathNot: 'node_modules' } },
    {
      name: 'modules-are-strangers',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/', pathNot: '^src/modules/$1/' },
    },
    {
      name: 'modules-look-down',
      severity: 'error',
      from: { path: '^src/modules/' },
      to: {
        path: '^(src|test|migrations)/',
        pathNot: only(
          'src/modules/',
          'src/graph/',
          'src/auth/(viewer|require-role|give-key|change-key)\\.ts$',
          'src/(errors|reader)\\.ts$',
          'src/vietnamese/',
        ),
      },
    },
    {
      name: 'graph-looks-down',
      severity: 'error',
      from: { path: '^src/graph/' },
      to: {
        path: '^(src|test|migrations)/',
        pathNot: only(
          'src/graph/',
          'src/vietnamese/',
          'src/auth/(viewer|require-role)\\.ts$',
          'src/observe/tally\\.ts$',
          'src/(errors|reader)\\.ts$',
        ),
      },
    },
    {
      name: 'one-registry',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/federation/registry\\.ts$' },
      to: { path: '\\.module\\.ts$' },
    },
    {
      name: 'federation-looks-down',
      severity: 'error',
      from: { path: '^src/federation/' },
      to: {
        path: '^src/',
        pathNot: only('src/federation/', 'src/modules/', 'src/graph/', 'src/(errors|reader)\\.ts$'),
      },
    },
    {
      name: 'compiler-looks-down',
      comment: 'It makes statements from what is declared, and reads through the context that it is given.',
      severity: 'error',
      from: { path: '^src/compiler/' },
      to: {
        path: '^(src|test|migrations)/|node_modules/(typeorm|pg)/',
        pathNot: only('src/(compiler|federation|graph)/', 'src/(errors|found-row|reader)\\.ts$'),
      },
    },
    {
      name: 'export-looks-down',
      comment: 'It makes files of answers, whoever asked for them.',
      severity: 'error',
      from: { path: '^src/export/' },
      to: {
        path: '^(src|test|migrations)/|node_modules/(typeorm|pg)/',
        pathNot: only('src/export/', 'src/graph/fragments-of\\.ts$'),
      },
    },
    {
      name: 'gateway-looks-down',
      comment: 'It reads no rows but keys, and knows a subgraph by its address alone.',
      severity: 'error',
      from: { path: '^src/gateway/' },
      to: {
        path: '^(src|test|migrations)/|node_modules/(typeorm|pg)/',
        pathNot: only(
          'src/(gateway|server|federation|auth|observe)/',
          'src/graph/scalars\\.ts$',
          'src/graph/fragments-of\\.ts$',
          'src/(errors|reader|redacted-url)\\.ts$',
        ),
      },
    },
    {
      name: 'gateway-is-a-command',
      comment: 'What serves the graph or a subgraph plans no queries.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(gateway|cli)/' },
      to: { path: '^src/gateway/|node_modules/@graphql-hive/' },
    },
    {
      name: 'ingest-is-pure-until-resolve',
      severity: 'error',
      from: {
        path: '^src/ingest/((read|clean|segment|parse)/|(parsed-document|read-document|extract-json|evidence-spans)\\.ts$)',
      },
      to: {
        path: '^src/|node_modules/(typeorm|pg|graphql|type-graphql)/',
        pathNot: only(
          'src/ingest/(read|clean|segment|parse)/',
          'src/ingest/(parsed-document|read-document|extract-json|evidence-spans)\\.ts$',
          'src/vietnamese/',
        ),
      },
    },
    {
      name: 'only-resolve-and-store-know-the-modules',
      severity: 'error',
      from: { path: '^src/ingest/', pathNot: '^src/ingest/(resolve|store)/' },
      to: { path: '^src/modules/' },
    },
    {
      name: 'vietnamese-is-a-leaf',
      severity: 'error',
      from: { path: '^src/vietnamese/' },
      to: { path: '^(src|test|migrations)/', pathNot: '^src/vietnamese/' },
    },
    {
      name: 'observe-is-a-leaf',
      comment: 'Whatever is watched looks into it; it knows none of that.',
      severity: 'error',
      from: { path: '^src/observe/' },
      to: { path: '^(src|test|migrations)/', pathNot: only('src/observe/', 'src/errors\\.ts$') },
    },
    {
      name: 'dashboard-is-a-client',
      comment: 'It knows the public graph alone; of it, the program knows where its views are.',
      severity: 'error',
      from: { path: '^src/web/dashboard/' },
      to: { path: '^(src|test|migrations)/', pathNot: '^src/web/dashboard/' },
    },
    {
      name: 'dashboard-is-served-not-called',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/web/dashboard/' },
      to: { path: '^src/web/dashboard/', pathNot: '^src/web/dashboard/addresses\\.ts$' },
    },
    {
      name: 'telemetry-is-loaded-late',
      comment: 'OpenTelemetry is loaded where there is an address to send to, and known to one file.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/observe/otlp\\.ts$' },
      to: { path: 'node_modules/@opentelemetry/' },
    },
    {
      name: 'sql-has-a-home',
      comment: 'In a module only entities know TypeORM, and only queries and loaders read rows.',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: '\\.(entity|queries|loaders)\\.ts$' },
      to: { path: 'node_modules/(typeorm|pg)/|^src/reader\\.ts$' },
    },
    {
      name: 'config-is-handed-down',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '^src/(main|hub|serve|running)\\.ts$|^src/cli/' },
      to: { path: '^src/config\\.ts$' },
    },
    {
      name: 'migrations-are-frozen',
      comment: 'A migration must mean the same next year: it imports nothing that may change.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(src|test)/' },
    },
    { name: 'src-ignores-test', severity: 'error', from: { path: '^(src|migrations)/' }, to: { path: '^test/' } },
    {
      name: 'nothing-unresolvable',
      comment:
        'The benchmark runs on the built program, which need not be there; its peers have packages of their own.',
      severity: 'error',
      from: { pathNot: '^test/bench/peers/' },
      to: { couldNotResolve: true, pathNot: '/dist/src/' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    // its parser reads no JSX: that pages import nothing of the program is seen to by tsconfig.dashboard.json (rootDir)
    exclude: { path: '^(test/generated|src/web/dashboard/generated|dist)/|\\.tsx$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.d.ts'],
      mainFields: ['main', 'types', 'typings'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default'],
    },
  },
};
