import type { GraphQLSchema } from 'graphql';
import type { Chance } from '../seeded-chance';
import type { ResponseShape } from './response-shape';
import type { ValuePool } from './value-pool';

/** A variable of an operation: how it is declared, and what it is given. */
export interface DraftVariable {
  name: string;
  type: string;
  /** Written after its type, as ` = 3`; empty without one. */
  default: string;
  value: unknown;
  /** Left out of the request: its default, or nothing, is what holds. */
  isLeftOut: boolean;
}

export interface DraftFragment {
  name: string;
  on: string;
  text: string;
  shape: ResponseShape;
}

/** An operation while it is drawn. */
export interface Draft {
  schema: GraphQLSchema;
  pool: ValuePool;
  chance: Chance;
  variables: DraftVariable[];
  fragments: DraftFragment[];
  aliases: number;
  /** What is wrong with it: its name once it is in, `wanted` before, null where nothing is to be. */
  fault: string | null;
}

/** True once in `times`. */
export const onceIn = (chance: Chance, times: number): boolean => chance.below(times) === 0;
