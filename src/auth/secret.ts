import { createHash, randomBytes } from 'node:crypto';

/** Tells a key of this program from other secrets at a glance, for people and for secret scanners. */
export const PREFIX = 'pgk_';

/** 256 random bits: what a key is shown as, once. */
export const newSecret = (): string => PREFIX + randomBytes(32).toString('base64url');

/** What a secret is stored and looked up as (decision 0007). */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
