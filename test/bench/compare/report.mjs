// A run as a page that people read: what was wanted, what was measured, and how.
import { cpus, totalmem } from 'node:os';
import { costs, growthLines, memoryLines, rates, ratios, table, tail, verdict, writeLines } from './report-tables.mjs';
import { median } from './statistics.mjs';

const number = (n) => n.toLocaleString('en');

const machine = () =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? process.arch}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`;

/** What others did on it meanwhile, where the system tells. */
function busyness(scales) {
  const shares = scales
    .flatMap(({ results }) => results.flatMap(({ found }) => Object.values(found).flat()))
    .map(({ others }) => others);
  const share = median(shares);
  if (share === null) return '';
  // a difference of two clocks may come out just below nothing
  const taken = ` ${Math.max(0, Math.round(share * 100))} % of its processor time went to other programs (median of the rounds).`;
  return share > 0.1 ? `${taken} So times and ratios waver; processor time a request is steadier.` : taken;
}

function head({ on, server, options, scales }) {
  const settings = Object.entries(server.settings).map(([name, value]) => `${name}=${value}`);
  const nodes = new Map(scales.flatMap(({ participants }) => participants).map((one) => [one.name, one]));
  return [
    '# The graph against what users would pick instead',
    '',
    `Written by \`${['node test/bench/compare.mjs', ...process.argv.slice(2)].join(' ')}\` on ${on.slice(0, 10)}. Times of a shared machine mean little; ratios of one run do.`,
    '',
    `- Machine: ${machine()}; servers, database and load generator share it.${busyness(scales)}`,
    `- PostgreSQL ${server.version}: ${settings.join(' ')}; eight connections a server.`,
    `- Servers: ${[...nodes.values()].map(({ label, node }) => `${label} on Node ${node}`).join(', ')}.`,
    `- ${options.rounds} rounds of ${options.ms / 1000} s for each server in turn, the order going round, ${options.sets} sets of values; every answer compared with the others' before timing, and its length while timing.`,
    "- A ratio is the median of the rounds' own, with the middle half of them in brackets. The graph is asked cold, through its public endpoint, with a key, with validation and all rules.",
    '- "hand-written" is node http and pg with one json_agg statement a question; the "usual stack" is Apollo, type-graphql, TypeORM entities and DataLoader.',
    '',
  ];
}

const DATA = ['plan', 'task', 'assignment', 'citation', 'legal_document', 'unit', 'indicator', 'observation'];

function scaleLines(found) {
  const rows = DATA.map((name) => `${number(found.rows[name])} ${name.replace('_', ' ')}s`);
  return [
    `## Scale ${found.scale}`,
    '',
    `${rows.join(', ')}.`,
    '',
    ...table(rates(found)),
    ...table(ratios(found)),
    ...table(tail(found)),
    'Processor time a request, in milliseconds, server + database (the least of the rounds):',
    '',
    ...table(costs(found)),
    ...memoryLines(found),
    ...writeLines(found),
  ];
}

/** The page of a run. */
export const markdown = (run) =>
  [...head(run), ...verdict(run), ...run.scales.flatMap(scaleLines), ...growthLines(run)]
    .join('\n')
    .trimEnd()
    .concat('\n');
