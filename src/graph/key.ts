/**
 * Points at a row of another module: what a resolver returns instead of a bare `{ id }`. `federation/` follows it to
 * the owner's row where the owner is present, and leaves it to the gateway otherwise.
 */
export class Key {
  constructor(
    readonly type: string,
    readonly id: number,
  ) {}
}

/** The key of row `id` of `type`; null stays null. */
export function ref(type: string, id: number): Key;
export function ref(type: string, id: number | null): Key | null;
export function ref(type: string, id: number | null): Key | null {
  return id === null ? null : new Key(type, id);
}
