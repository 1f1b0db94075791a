import type { Context } from './context';

/** What a module says of itself as a subgraph, besides what its classes say with `@Directive('@key(…)')` and the like. */
export interface SubgraphDeclaration {
  /** How references to a type are answered whose class declares a @key of its own, by type name. */
  references: Readonly<Record<string, AnswerReference>>;
  /** Directives of its own that the supergraph is to keep (@composeDirective). */
  composed?: readonly ComposedDirectives[];
}

/** The row that a representation means; null where there is none. What a representation holds is whatever the caller sent. */
export type AnswerReference = (
  representation: Readonly<Record<string, unknown>>,
  ctx: Context,
) => Promise<object | null> | object | null;

export interface ComposedDirectives {
  /** The specification that the directives belong to, with its version: "https://specs.example/audit/v1.0". */
  url: string;
  /** Their definitions in SDL: "directive @audited on OBJECT". */
  definitions: string;
}
