import type { KnownUnit } from './unit-registry';

/**
 * Where a named unit belongs and what it is called there. "Văn phòng" exists in every body: a unit named without its
 * organisation or place belongs to the issuing body's.
 */
export interface Placement {
  name: string;
  /** Other writings under which it must be found again, within the same organisation. */
  aliases: string[];
  within: Within;
  /** What the registry says of it; null: it is not in it. */
  known: KnownUnit | null;
  /** Every province's, in the mouth of a body of none: a class of units, however it is written. */
  isClass?: boolean;
}

export type Within =
  /** A central body, or a provincial authority itself: nothing above it. */
  | { kind: 'top' }
  /** Belongs to another named body. */
  | { kind: 'body'; body: Placement }
  /** Is the issuing body. */
  | { kind: 'issuer' }
  /** Belongs to the issuing body. */
  | { kind: 'in-issuer' };
