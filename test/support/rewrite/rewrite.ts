import type { Chance } from '../seeded-chance';

/** A change of a document that leaves what it says about tasks, roles, citations and targets as it was. */
export type Rewrite = (text: string, chance: Chance) => string;
