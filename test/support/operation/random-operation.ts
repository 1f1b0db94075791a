import type { GraphQLSchema } from 'graphql';
import type { Chance } from '../seeded-chance';
import { type Draft, onceIn } from './draft';
import { randomSelection } from './random-selection';
import type { ValuePool } from './value-pool';

/** A query as a client may send it. */
export interface RandomOperation {
  query: string;
  variables: Record<string, unknown>;
  /** What is wrong with it; null where nothing is meant to be. */
  fault: string | null;
}

/** Once in how many operations a fault is put in. */
const FAULTY = 6;
const DEPTH = 4;

/** An operation over any root field and, below it, any type, which the seed alone decides. */
export function randomOperation(schema: GraphQLSchema, pool: ValuePool, chance: Chance): RandomOperation {
  const draft: Draft = {
    schema,
    pool,
    chance,
    variables: [],
    fragments: [],
    aliases: 0,
    fault: onceIn(chance, FAULTY) ? 'wanted' : null,
  };
  const root = schema.getQueryType();
  if (!root) throw new Error('The schema has no queries.');
  const selection = randomSelection(draft, root, { shape: new Map(), depth: 1 + chance.below(DEPTH), times: 1 });
  const declared = draft.variables.map(({ name, type, default: otherwise }) => `$${name}: ${type}${otherwise}`);
  const head = `query${onceIn(chance, 2) ? ' Random' : ''}${declared.length > 0 ? ` (${declared.join(', ')})` : ''}`;
  const fragments = draft.fragments.map(({ name, on, text }) => `fragment ${name} on ${on} { ${text} }`);
  return {
    query: [`${head === 'query' ? '' : `${head} `}{ ${selection} }`, ...fragments].join('\n'),
    variables: Object.fromEntries(
      draft.variables.flatMap(({ name, value, isLeftOut }) => (isLeftOut ? [] : [[name, value]])),
    ),
    fault: draft.fault === 'wanted' ? null : draft.fault,
  };
}
