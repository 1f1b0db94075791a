import { Extensions } from 'type-graphql';

/**
 * Says what a field's resolver reads of its object; a compiled operation reads no more of the row for it. Of a resolver that
 * says nothing it is taken that it may read all.
 */
export const Reads = (...properties: string[]) => Extensions({ reads: properties });

/** A field that is one of the rows of a plain list of its object, or null. */
export interface Picked<Row = never> {
  /** The link of the same type whose rows these are. */
  link: string;
  /** What `pick` reads of them. */
  reads: readonly (keyof Row & string)[];
  /** The one among them, all in the link's order, on a day. */
  pick<R extends Row>(rows: readonly R[], today: string): R | null;
}

/** Says that a field's resolver gives a row of a list; it reads nothing else. */
export const Picks = <Row>(picked: Picked<Row>) => Extensions({ reads: ['id'], picked });

/** By what a root finds its row: where no other argument is given, the row that alone has the value in the column is what it gives. */
export interface FoundBy {
  argument: string;
  property: string;
  /** The value that is sought; null where there is none. */
  key(args: Readonly<Record<string, unknown>>): string | null;
}

/**
 * Says that a root finds its row by one statement, or by one more that does not rest on the first: it needs no snapshot where
 * nothing else is read, and what is linked to it can be asked for together with it.
 */
export const ReadsOnce = (foundBy?: FoundBy) => Extensions({ readsOnce: true, foundBy });
