import type { OrderField } from './order-field';
import type { EntityClass } from './row-table';

/**
 * Links are data (architecture D6): an edge of the graph is declared once, beside the entity that holds its column.
 * The GraphQL field, its batched loader and its pages are made from the declaration; far ends are named by GraphQL
 * type, so that modules stay strangers.
 */
export type Link = OneLink | BackLink | ManyLink | OneOfLink;

interface Described {
  /** The field's description in the schema: one sentence, the Vietnamese term in brackets. */
  description: string;
}

/** To one row, whose id stands in this row: `plan: one('Plan', 'planId')`. */
export interface OneLink extends Described {
  form: 'one';
  to: string;
  property: string;
  isNullable: boolean;
}

/** To at most one row, which holds this row's id: `LegalDocument.plan` by `plan.document_id`. */
export interface BackLink extends Described {
  form: 'back';
  to: string;
  property: string;
}

/** To the rows that hold this row's id (`property`), or that `via` pairs with it; all rows where both are null. */
export interface ManyLink extends Described {
  form: 'many';
  to: string;
  property: string | null;
  via: Via | null;
  order: readonly OrderTerm[];
  /** A Relay connection, or a plain list. */
  isPaged: boolean;
  /** How many rows a plain list is counted as at most (docs/limits.md); null for a connection, which says it by its page. */
  size: number | null;
  /** Fixed conditions: `{ kind: 'BASIS' }`. */
  only: Readonly<Record<string, string>>;
  args: Readonly<Record<string, LinkArgument>>;
}

/** To one row of several types: the first property that holds an id says which. */
export interface OneOfLink extends Described {
  form: 'oneOf';
  /** The GraphQL union. */
  to: string;
  choices: readonly { to: string; property: string }[];
}

/** The table that pairs both ends: `near` holds this row's id, `far` the other's. */
export interface Via {
  entity: () => EntityClass;
  near: string;
  far: string;
}

export interface OrderTerm {
  /** A column's property, or the name of the order field `by`. */
  property: string;
  /** Where a caller asked for it: by more than plain columns. */
  by?: OrderField;
  direction: 'ASC' | 'DESC';
  nulls: 'FIRST' | 'LAST';
}

/** From the least, rows without a value last. */
export const ascending = (property: string): OrderTerm => ({ property, direction: 'ASC', nulls: 'LAST' });

/** An argument that narrows a many link by equality, or by membership where the type is a list. */
export interface LinkArgument {
  /** As type-graphql takes it: `() => AssignmentRole` or `() => [CitationKind]`. */
  type: () => unknown;
  property: string;
  /** The property is the pairing table's, not the far row's. */
  isOnVia?: boolean;
  description: string;
}

export interface LinkSet {
  from: string;
  links: Readonly<Record<string, Link>>;
}

/** The links that leave `from`, by field name. `from: 'Query'` declares root lists. */
export const links = (from: string, declared: Record<string, Link>): LinkSet => ({ from, links: declared });

export const one = (to: string, property: string, description: string): OneLink => ({
  form: 'one',
  to,
  property,
  isNullable: false,
  description,
});

export const maybeOne = (to: string, property: string, description: string): OneLink => ({
  ...one(to, property, description),
  isNullable: true,
});

export const back = (to: string, property: string, description: string): BackLink => ({
  form: 'back',
  to,
  property,
  description,
});

type ManyOptions = Partial<Pick<ManyLink, 'only' | 'args'>> & { order?: readonly (string | OrderTerm)[] };

/** Of a plain list it is said how many rows it is counted as, as no page does. */
type ListOptions = ManyOptions & { size: number };

const many = (
  to: string,
  property: string | null,
  via: Via | null,
  options: ManyOptions,
  rest: Described,
): ManyLink => ({
  form: 'many',
  to,
  property,
  via,
  order: [...(options.order ?? []), 'id'].map((term) => (typeof term === 'string' ? ascending(term) : term)),
  isPaged: false,
  size: null,
  only: options.only ?? {},
  args: options.args ?? {},
  ...rest,
});

/** A plain list of the rows that hold this row's id. */
export const list = (to: string, property: string, description: string, options: ListOptions): ManyLink => ({
  ...many(to, property, null, options, { description }),
  size: options.size,
});

/** A connection over the rows that hold this row's id. */
export const pages = (to: string, property: string, description: string, options: ManyOptions = {}): ManyLink => ({
  ...many(to, property, null, options, { description }),
  isPaged: true,
});

/** A plain list through a pairing table. */
export const listVia = (to: string, via: Via, description: string, options: ListOptions): ManyLink => ({
  ...many(to, null, via, options, { description }),
  size: options.size,
});

/** A connection through a pairing table. */
export const pagesVia = (to: string, via: Via, description: string, options: ManyOptions = {}): ManyLink => ({
  ...many(to, null, via, options, { description }),
  isPaged: true,
});

/** A connection over every row of a type. */
export const allPages = (to: string, description: string, options: ManyOptions = {}): ManyLink => ({
  ...many(to, null, null, options, { description }),
  isPaged: true,
});

export const oneOf = (to: string, choices: Record<string, string>, description: string): OneOfLink => ({
  form: 'oneOf',
  to,
  choices: Object.entries(choices).map(([type, property]) => ({ to: type, property })),
  description,
});
