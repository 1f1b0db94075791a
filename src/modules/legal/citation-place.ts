import type { Evidence } from '../../graph/evidence';
import { fold } from '../../vietnamese/fold';

/** How much of the text on each side tells one mention from another of the same words. */
const AROUND = 40;

/** The words on both sides of a mention, folded: which of several mentions it is. */
export const aroundKey = (sourceText: string, { start, end }: Evidence): string =>
  `${fold(sourceText.slice(Math.max(0, start - AROUND), start))} … ${fold(sourceText.slice(end, end + AROUND))}`;
