const { default: Sequencer } = require('@jest/test-sequencer');

/** The files that take longest, in any order: started last, one of them would be waited for alone. */
const SLOW = [
  'backup/embedded-backup',
  'backup/server-backup',
  'cli/commands',
  'cli/lifecycle',
  'cli/subgraphs',
  'database/embedded-cluster',
  'database/migrations',
  'database/own-writes',
  'database/replicas',
  'federation/own-database',
  'federation/own-database-fields',
  'federation/three-ways',
  'gateway/processes',
  'import-rules',
  'ingest/mutations',
  'ingest/resolve/any-order',
  'observe/traces',
  'server/response-cache-exact',
  'server/subgraph',
  'visibility/what-is-shown',
  'web/playground',
];

const isSlow = ({ path }) => SLOW.some((name) => path.endsWith(`/test/${name}.test.ts`));

/** Jest knows how long files took where it has run them before, and goes by their size elsewhere. */
module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(isSlow), ...sorted.filter((test) => !isSlow(test))];
  }
};
