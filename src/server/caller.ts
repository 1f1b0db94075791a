import type { IncomingHttpHeaders } from 'node:http';
import { viewerOf } from '../auth/api-keys';
import { VIEWER_HEADER } from '../auth/signed-viewer';
import { signedViewer, type TrustedGateway, type TrustsNobody } from '../auth/verify-viewer';
import type { Viewer } from '../auth/viewer';
import { HubError } from '../errors';
import type { Reader } from '../reader';

/** What of a request says who asks. */
export type CallerHeaders = IncomingHttpHeaders;

/**
 * Who asks: the holder of the key in Authorization, or who the trusted gateway says; without either header an anonymous
 * reader. Errors: UNAUTHENTICATED.
 */
export async function callerOf(
  db: Reader,
  headers: CallerHeaders,
  trusted: TrustedGateway | TrustsNobody,
): Promise<Viewer> {
  const signed = headers[VIEWER_HEADER];
  if (signed === undefined) return viewerOf(db, headers.authorization);
  if (headers.authorization !== undefined && typeof trusted !== 'string')
    throw new HubError(
      'UNAUTHENTICATED',
      `The request says who asks twice, by Authorization and by ${VIEWER_HEADER}; send one of them.`,
      { http: { status: 401 } },
    );
  return signedViewer(trusted, String(signed));
}
