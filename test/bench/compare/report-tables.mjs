// The tables of a run, as rows of cells; the first row is the head.
import { QUESTIONS } from './questions.mjs';
import { least, median, ratio } from './statistics.mjs';
import { STATE, WANTED, WANTED_GROWTH, WANTED_MEMORY_MB, WANTED_TAIL } from './wanted.mjs';

/** A table in Markdown. */
export function table([head, ...rows]) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

const digits = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const shown = (value) => (value === null || value === undefined ? 'not known' : digits(value));
const asked = ({ question, connections }) => `${QUESTIONS[question].label}, ${connections} at once`;
const of = (rounds, what) => rounds.map((round) => round[what]);

const labelled = ({ participants }, name) => {
  const { label, node } = participants.find((one) => one.name === name);
  const twice = participants.filter((one) => one.label === label).length > 1;
  // "24" of "v24.21.0"
  return twice ? `${label}, Node ${/\d+/.exec(node)[0]}` : label;
};

const isHub = (name) => name === 'hub' || name === 'hub-own';

/** Requests a second of each. */
export const rates = (scale) => [
  ['requests a second (median)', ...scale.participants.map(({ name }) => labelled(scale, name))],
  ...scale.results.map((result) => [
    asked(result),
    ...scale.participants.map(({ name }) => shown(median(of(result.found[name], 'perSecond')))),
  ]),
];

/** The graph's as so many times another's, with what is wanted where that is known. */
export function ratios(scale) {
  const names = scale.participants.map(({ name }) => name);
  const compared = names
    .filter(isHub)
    .flatMap((hub) => names.filter((name) => !isHub(name)).map((other) => ({ hub, other })));
  return [
    ['times as many as', ...compared.map(({ hub, other }) => `${labelled(scale, hub)} : ${labelled(scale, other)}`)],
    ...scale.results.map((result) => [
      asked(result),
      ...compared.map(({ hub, other }) => {
        const found = ratio(of(result.found[hub], 'perSecond'), of(result.found[other], 'perSecond'));
        const said = `${shown(found.median)} (${shown(found.low)}–${shown(found.high)})`;
        const goal = hub === 'hub' && WANTED[`${result.question} ${result.connections}`]?.[other];
        if (!goal || scale.scale !== 'L') return said;
        return `${said}; wanted ${goal}: ${found.median >= goal ? 'reached' : 'short'}`;
      }),
    ]),
  ];
}

/** How many of the wanted ratios are reached. */
export function verdict({ scales }) {
  const judged = scales
    .filter(({ scale }) => scale === 'L')
    .flatMap(({ results }) => results)
    .flatMap(({ question, connections, found }) =>
      Object.entries(WANTED[`${question} ${connections}`] ?? {})
        .filter(([other]) => found.hub && found[other])
        .map(([other, goal]) => ratio(of(found.hub, 'perSecond'), of(found[other], 'perSecond')).median >= goal),
    );
  if (judged.length === 0) return [];
  return [
    `**${judged.filter(Boolean).length} of the ${judged.length} ratios that are wanted are reached.** ${STATE}`,
    '',
  ];
}

/** How long an answer takes. */
export const tail = (scale) => [
  ['milliseconds: p50 / p99', ...scale.participants.map(({ name }) => labelled(scale, name))],
  ...scale.results.map((result) => [
    asked(result),
    ...scale.participants.map(({ name }) => {
      const [p50, p99] = ['p50', 'p99'].map((what) => median(of(result.found[name], what)));
      const isJudged = name === 'hub' && result.question === 'mission' && result.connections === 16;
      const verdict = isJudged ? ` (${shown(p99 / p50)} times; wanted at most ${WANTED_TAIL})` : '';
      return `${shown(p50)} / ${shown(p99)}${verdict}`;
    }),
  ]),
];

export const costs = (scale) => [
  ['', ...scale.participants.map(({ name }) => labelled(scale, name))],
  ...scale.results.map((result) => [
    asked(result),
    ...scale.participants.map(({ name }) => {
      const rounds = result.found[name];
      return `${shown(least(of(rounds, 'server')))} + ${shown(least(of(rounds, 'database')))}`;
    }),
  ]),
];

export function memoryLines(scale) {
  const widest = scale.results.filter(({ connections }) => connections >= 64);
  if (widest.length === 0) return [];
  const most = scale.participants.map(({ name }) => {
    const megabytes = Math.max(...widest.flatMap(({ found }) => of(found[name], 'memory')));
    return `${labelled(scale, name)} ${shown(megabytes)}`;
  });
  return [
    `Megabytes in memory after rounds at 64 connections, at most: ${most.join(', ')} (wanted of the graph: at most ${WANTED_MEMORY_MB}).`,
    '',
  ];
}

/** Reads beside writes. */
export function writeLines({ writes }) {
  if (!writes) return [];
  const beside = ratio(of(writes, 'beside'), of(writes, 'alone'));
  const stale = of(writes, 'stale').reduce((sum, count) => sum + count, 0);
  const [changes, p50, p99] = ['changes', 'p50', 'p99'].map((what) => shown(median(of(writes, what))));
  return [
    `While tasks are changed ${changes} times a second, the mission query at 16 connections is answered ${shown(beside.median)} times as often as alone (${shown(beside.low)}–${shown(beside.high)}); a change takes ${p50} ms (p50), ${p99} ms (p99); ${stale} of the reads right after a change did not show it.`,
    '',
  ];
}

/** How much longer the mission query takes on the larger scale. */
export function growthLines({ growth, options }) {
  if (!growth) return [];
  const [small, large] = options.growth;
  const lines = ['hub', 'hand'].map((name) => {
    const found = ratio(of(growth[`${name} ${small}`], 'perSecond'), of(growth[`${name} ${large}`], 'perSecond'));
    const wanted = name === 'hub' ? `; wanted at most ${WANTED_GROWTH}` : '';
    return `- ${name === 'hub' ? 'PlanGraph' : 'hand-written'}: ${shown(found.median)} times as long (${shown(found.low)}–${shown(found.high)})${wanted}`;
  });
  return [`## Growth of the mission query from ${small} to ${large}, 16 at once, in turn`, '', ...lines, ''];
}
