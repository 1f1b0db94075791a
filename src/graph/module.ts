import type { ClassType } from 'type-graphql';
import type { AccessPath, KeptRows } from './access-path';
import type { ComputedSet } from './computed-fields';
import type { LinkSet } from './links';
import type { EntityClass } from './row-table';
import type { ShownBesides } from './shown-field';
import type { SubgraphDeclaration } from './subgraph-declaration';

/** A domain module, whole: what it takes to serve it in one process with the others or alone as a subgraph (D2). */
export interface GraphModule {
  /** What it is called, as a subgraph too. */
  name: string;
  /** The class behind every GraphQL object type that links start from or lead to, by type name. */
  types: Readonly<Record<string, ClassType>>;
  /** The connection class that pages of a type are given in, by type name. */
  connections: Readonly<Record<string, ClassType>>;
  /** The GraphQL unions that links lead to, by name. */
  unions: Readonly<Record<string, object>>;
  links: readonly LinkSet[];
  /** By what its types can be filtered and ordered besides their columns and links. */
  computed?: readonly ComputedSet[];
  /** Tables that lists of all rows of its types are found by, where what they hold is asked for. */
  paths?: readonly AccessPath[];
  /** Narrow tables in which lists and reports find the rows of its types. */
  kept?: readonly KeptRows[];
  /** What the history shows of its rows besides their fields and links. */
  shown?: ShownBesides;
  // biome-ignore lint/complexity/noBannedTypes: resolver classes, as type-graphql takes them
  resolvers: readonly Function[];
  entities: readonly EntityClass[];
  /** What it reads besides the tables of its entities and what is published, by its name in the database. */
  reads?: readonly string[];
  /**
   * What its mutations do to tables that are not its own, by table, in PostgreSQL's words for rights: "select, update
   * (unit_id)". Ingest does it for them; nothing that reads the graph does.
   */
  writes?: Readonly<Record<string, string>>;
  /** The types whose rows are this module's, with their entity: what it answers references to. */
  owns: Readonly<Record<string, EntityClass>>;
  /** What it says of itself as a subgraph besides that: keys of another form, directives of its own. */
  federation?: SubgraphDeclaration;
}
