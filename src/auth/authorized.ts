import { HubError } from '../errors';
import type { Reader } from '../reader';
import { holderOf, UNAUTHORIZED } from './api-keys';
import { PREFIX } from './secret';
import type { ReadToken } from './tokens';
import { ANONYMOUS, type Viewer } from './viewer';

/** Who asks, and how long that may be taken for granted. */
export interface Authorized {
  viewer: Viewer;
  /** Until when a token is good, in milliseconds as of Date.now(); null where nothing says so. */
  untilMs: number | null;
}

/**
 * Who an Authorization header names: the holder of a key, or who the trusted issuer vouches for; without a header an
 * anonymous reader. Errors: UNAUTHENTICATED for a header that is not "Bearer KEY", and for a key or token that is not good;
 * FORBIDDEN for a token without a role; DOWNSTREAM_UNAVAILABLE where a token cannot be looked at.
 */
export async function authorized(
  db: Reader,
  authorization: string | undefined,
  readToken: ReadToken | null,
): Promise<Authorized> {
  if (authorization === undefined) return { viewer: ANONYMOUS, untilMs: null };
  // "Bearer pgk_…", not "Basic …"
  const secret = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1];
  if (secret === undefined)
    throw new HubError('UNAUTHENTICATED', 'The Authorization header is not of the form "Bearer KEY".', UNAUTHORIZED);
  if (readToken && !secret.startsWith(PREFIX)) return readToken(secret);
  return { viewer: await holderOf(db, secret), untilMs: null };
}
