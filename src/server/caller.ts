import type { IncomingHttpHeaders } from 'node:http';
import { type Authorized, authorized } from '../auth/authorized';
import { VIEWER_HEADER } from '../auth/signed-viewer';
import type { ReadToken } from '../auth/tokens';
import { signedViewer, type TrustedGateway, type TrustsNobody } from '../auth/verify-viewer';
import { HubError } from '../errors';
import type { Reader } from '../reader';
import type { RequestRates } from './request-rates';

/** What of a request says who asks. */
export type CallerHeaders = IncomingHttpHeaders;

/** How it is found out at one address who asks. */
export interface Door {
  /** The gateway whose word is taken, or why nobody's is. */
  trusted: TrustedGateway | TrustsNobody;
  /** Reads the tokens of an issuer; absent or null where none is trusted. */
  readToken?: ReadToken | null;
  /** Told of each use of a key that was looked up. */
  keyUsed?: (keyId: number) => void;
  /** Told whose an Authorization is that was looked at, and of those that are nobody's; null where nobody is counted. */
  rates?: Pick<RequestRates, 'proven' | 'refused'> | null;
}

/**
 * Who asks: whom Authorization names, or who the trusted gateway says; without either header an anonymous reader. Errors:
 * those of `authorized`.
 */
export async function callerOf(db: Reader, headers: CallerHeaders, door: Door): Promise<Authorized> {
  const { trusted, readToken = null, keyUsed, rates } = door;
  const signed = headers[VIEWER_HEADER];
  if (signed === undefined) {
    const found = await authorized(db, headers.authorization, readToken).catch((error: unknown) => {
      if (error instanceof HubError && error.extensions.code !== 'DOWNSTREAM_UNAVAILABLE') rates?.refused(headers);
      throw error;
    });
    rates?.proven(headers, found.viewer);
    if (found.viewer.kind === 'key') keyUsed?.(found.viewer.keyId);
    return found;
  }
  if (headers.authorization !== undefined && typeof trusted !== 'string')
    throw new HubError(
      'UNAUTHENTICATED',
      `The request says who asks twice, by Authorization and by ${VIEWER_HEADER}; send one of them.`,
      { http: { status: 401 } },
    );
  return { viewer: await signedViewer(trusted, String(signed)), untilMs: null };
}
