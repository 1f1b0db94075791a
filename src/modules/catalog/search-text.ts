import { createHash } from 'node:crypto';
import { HubError } from '../../errors';
import type { NodeKind } from '../../graph/node-kind';
import { shown } from '../../graph/shown';
import { readingsOf } from './search-readings';
import type { SoughtTerm } from './search-terms';

/** How many characters a search may have. */
export const LONGEST_TEXT = 1000;

/** A search as it was asked, understood. */
export interface Asked {
  /** Ways to understand it, as it was typed first: what fits one of them is found. */
  readings: readonly [readonly SoughtTerm[], ...(readonly SoughtTerm[])[]];
  kinds: readonly NodeKind[] | null;
  /** The same for two searches that ask for the same: what a cursor belongs to. */
  key: string;
}

/** Errors: BAD_USER_INPUT, which names the argument, for a text without a word or too long, and for no kind at all. */
export function askedFor(text: string, kinds: readonly NodeKind[] | null | undefined): Asked {
  const refuse = (argument: string, message: string) =>
    new HubError('BAD_USER_INPUT', `${argument}: ${message}`, { argument });
  if (text.length > LONGEST_TEXT)
    throw refuse(
      'text',
      `it has ${text.length} characters; ${LONGEST_TEXT} are the most. Give a few words of what is sought.`,
    );
  const readings = readingsOf(text);
  if (readings[0].length === 0)
    throw refuse('text', `${shown(text)} has no word in it; give a few words of what is sought.`);
  if (kinds?.length === 0)
    throw refuse('kinds', 'it is empty, so that nothing could be found; leave it out for all kinds.');
  const only = kinds ? [...new Set(kinds)].sort() : null;
  const asked = JSON.stringify([readings.map((terms) => terms.map(({ writings: [writing] }) => writing)), only]);
  return { readings, kinds: only, key: createHash('sha256').update(asked).digest('base64url').slice(0, 16) };
}
