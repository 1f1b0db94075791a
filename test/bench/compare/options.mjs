// What is to be run: the short form, all of it, or what the arguments name.
import { parseArgs } from 'node:util';
import { SCALES } from './data.mjs';
import { PARTICIPANTS } from './participants.mjs';
import { QUESTIONS } from './questions.mjs';

/** What each form runs where no argument says otherwise. */
const SHORT = {
  scale: 'S',
  rounds: '3',
  seconds: '0.5',
  'warm-up': '0.5',
  sets: '20',
  peers: 'hub,hand,postgraphile,usual',
};
const FULL = {
  scale: 'L',
  rounds: '15',
  seconds: '2',
  'warm-up': '5',
  sets: '200',
  peers: Object.keys(PARTICIPANTS).join(),
};
const text = { type: 'string' };

function among(what, given, known) {
  const names = given.split(',');
  const strange = names.find((name) => !known.includes(name));
  if (strange === undefined) return names;
  console.error(`--${what} ${strange}: there is none; it may be ${known.join(', ')}, or several with commas between.`);
  process.exit(2);
}

export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      full: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      only: text,
      connections: text,
      growth: { type: 'boolean', default: false },
      writes: { type: 'boolean', default: false },
      ...Object.fromEntries(Object.keys(SHORT).map((name) => [name, text])),
    },
  });
  const asked = { ...(values.full ? FULL : SHORT), ...values };
  const questions = asked.only ? among('only', asked.only, Object.keys(QUESTIONS)) : Object.keys(QUESTIONS);
  const connectionsOf = (question) => {
    if (asked.connections) return asked.connections.split(',').map(Number);
    if (question !== 'mission') return [16];
    return values.full ? [1, 16, 64] : [1, 16];
  };
  const scales = among('scale', asked.scale, Object.keys(SCALES));
  return {
    scales,
    runs: questions.flatMap((question) => connectionsOf(question).map((connections) => ({ question, connections }))),
    participants: among('peers', asked.peers, Object.keys(PARTICIPANTS)),
    rounds: Number(asked.rounds),
    ms: Number(asked.seconds) * 1000,
    warmUpMs: Number(asked['warm-up']) * 1000,
    sets: Number(asked.sets),
    growth: values.full || values.growth ? ['S', 'L'] : [],
    hasWrites: values.full || values.writes,
    isWritten: values.full || values.write,
  };
}
