const { default: Sequencer } = require('@jest/test-sequencer');

/** Long files that start programs and clusters, and wait for most of their time. */
const WAITING = [
  'backup/',
  'cli/',
  'database/embedded-cluster',
  'database/migrations',
  'database/own-writes',
  'database/replicas',
  'faults/',
  'federation/own-database',
  'gateway/processes',
  'gateway/same-answers',
  'observe/traces',
  'server/limits',
  'server/live/stop',
  'server/subgraph',
];

/** Long files that compute, or have a browser that does. */
const COMPUTING = [
  'web/',
  'compiler/operation-files',
  'compiler/planted-faults',
  'compiler/random-operations',
  'federation/random-operations',
  'federation/three-ways',
  'fuzz/',
  'import-rules',
  'ingest/import-document',
  'ingest/mutations',
  'ingest/resolve/any-order',
  'server/export/',
  'server/feeds',
  'server/response-cache-exact',
  'server/statement-count',
  'visibility/what-is-shown',
];

const isOf = (names) => (test) => names.some((name) => test.path.includes(`/test/${name}`));

/**
 * The files that take longest go first: started last, one of them would be waited for alone. Those that wait go beside
 * those that compute: so the processors have work all the time. Jest knows how long files took where it has run them
 * before, and goes by their size elsewhere.
 */
module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const [waiting, computing] = [WAITING, COMPUTING].map((names) => sorted.filter(isOf(names)));
    const inTurns = Array.from({ length: Math.max(waiting.length, computing.length) }, (_, at) =>
      [waiting[at], computing[at]].filter((test) => test !== undefined),
    ).flat();
    return [...inTurns, ...sorted.filter((test) => !inTurns.includes(test))];
  }
};
