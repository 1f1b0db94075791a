import { foldUnitName } from '../../vietnamese/unit-name-key';
import type { Placement } from './placement';

/** The keys of a unit's names, its own first. */
export function namesByKey({ name, aliases }: Placement): Map<string, string> {
  const names = new Map<string, string>();
  for (const each of [name, ...aliases]) {
    const key = foldUnitName(each);
    if (key !== '' && !names.has(key)) names.set(key, each);
  }
  return names;
}

/** Whether a name can be one unit's beyond its organisation: of three words, or letters that stand for them. */
export const isTelling = (name: string, key: string): boolean =>
  key.split(' ').length >= 3 || /^[\p{Lu}&]{4,}$/u.test(name);

/** Lower is better: what has fewest words in capitals, then what begins with a capital. */
export function rank(name: string): string {
  const short = name.split(' ').filter((word) => word.length > 1 && word === word.toUpperCase() && /\p{L}/u.test(word));
  return `${String(short.length).padStart(3, '0')}${name}`;
}
