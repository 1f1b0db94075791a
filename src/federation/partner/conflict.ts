/** What a partner's subgraph can do that does not go together with ours. */
export type ConflictKind =
  | 'NAME_TAKEN'
  | 'SDL_INVALID'
  | 'TYPE_KIND'
  | 'TYPE_UNKNOWN'
  | 'FIELD_TYPE'
  | 'FIELD_TAKEN'
  | 'FIELD_NOT_SHAREABLE'
  | 'FIELD_ON_VALUE'
  | 'FIELD_OVERRIDDEN'
  | 'FIELD_UNREACHABLE'
  | 'KEY_MISSING'
  | 'KEY_UNKNOWN'
  | 'KEY_NOT_RESOLVABLE'
  | 'EXTERNAL_UNKNOWN'
  | 'EXTERNAL_UNUSED'
  | 'ARGUMENT'
  | 'ENUM'
  | 'INPUT'
  | 'INTERFACE_OBJECT'
  | 'INTERFACE_FIELD'
  | 'RESTRICTED'
  | 'CHANGES_OURS'
  | 'DOES_NOT_COMPOSE';

/** Why subgraphs do not go together, and who has to do what about it. */
export interface Conflict {
  kind: ConflictKind;
  /** "Unit.population", "Query.units(first:)", or the name of a subgraph. */
  at: string;
  /** The subgraphs that say different things, those of partners first. */
  between: readonly string[];
  /** The subgraphs that must change; one of several is enough where they are several. */
  changes: readonly string[];
  /** The fact, then who changes and how, in sentences for people. */
  message: string;
  /**
   * Federation allows it in places: it counts only where the composer finds that nothing can be composed.
   */
  onlyIfRefused?: true;
}

/** "plans", "plans and legal", "plans, units and legal". */
export function listed(names: readonly string[]): string {
  const [last, ...before] = [...names].reverse();
  return before.length ? `${before.reverse().join(', ')} and ${last}` : (last ?? '');
}
