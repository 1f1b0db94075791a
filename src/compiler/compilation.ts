import type { FieldNode, GraphQLField, GraphQLObjectType } from 'graphql';
import type { GraphFacts } from './graph-facts';
import type { Below } from './write-values';

/** What is known while an operation is compiled. */
export interface Compilation {
  facts: GraphFacts;
  /** Whether rows are read that others lead to along with these: not as recorded, where nothing is there to find them by. */
  joins: boolean;
  /** The plans of what is selected below a field, of objects that are found as `place` says. */
  below(collected: Collected, place?: Place): Below;
}

/** Where the properties of an object are. */
export interface Place {
  /** What their names begin with in the row that holds it. */
  prefix: string;
  /** Whether its statement can read others along. */
  canJoin: boolean;
}

/** An object of its own. */
export const APART: Place = { prefix: '', canJoin: false };

/** A field that was collected: one or more nodes under one response name. */
export interface Collected {
  parent: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
  responseName: string;
  nodes: readonly FieldNode[];
  place: Place;
  /** Its number in the selection. */
  index: number;
}
