import type { Reader } from '../reader';
import { vietnamDay } from './vietnam-day';

/**
 * Keeps for each key on which day it was used last: one statement a day and key, beside the request. Where the database may not
 * be written, as on a standby, it is left at that.
 */
export function keyUses(db: Reader, now: () => Date): (keyId: number) => void {
  const noted = new Map<number, string>();
  return (keyId) => {
    const day = vietnamDay(now());
    if (noted.get(keyId) === day) return;
    noted.set(keyId, day);
    // tomorrow it is tried again: who uses a key is not told, nor kept waiting
    db.rows('select note_api_key_use($1)', [keyId]).catch(() => undefined);
  };
}
