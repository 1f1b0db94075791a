import { SignJWT } from 'jose';
import { SIGNING_ALGORITHM, type SigningKey } from './gateway-keys';
import { TOKEN_PREFIX, type Viewer } from './viewer';

/** The header in which a gateway tells a subgraph who asks. */
export const VIEWER_HEADER = 'x-plangraph-viewer';

/** Who signs: a gateway of this program. */
export const ISSUER = 'plangraph-gateway';

/** How long a signature is good for. */
export const LIFETIME_S = 60;

/** For how long of that a signature is given out again. */
const REUSE_MS = 30_000;

/** Says to one subgraph who asks, signed. */
export type SignViewer = (viewer: Viewer, subgraph: string) => Promise<string>;

/** Signs with the gateway's key. A signature names the one subgraph that it is for: another refuses it. */
export function viewerSigner(key: SigningKey, now: () => number): SignViewer {
  const given = new Map<string, { token: Promise<string>; untilMs: number }>();
  return async (viewer, subgraph) => {
    const nowMs = now();
    const id = JSON.stringify([subgraph, viewer]);
    const known = given.get(id);
    if (known && known.untilMs > nowMs) return known.token;
    for (const [old, { untilMs }] of given) if (untilMs <= nowMs) given.delete(old);
    const token = sign(key, viewer, subgraph, Math.floor(nowMs / 1000));
    given.set(id, { token, untilMs: nowMs + REUSE_MS });
    return token;
  };
}

/** The subject of who asks without a key. */
export const ANONYMOUS_SUBJECT = 'anonymous';

const sign = (key: SigningKey, viewer: Viewer, subgraph: string, nowS: number): Promise<string> =>
  new SignJWT(claimsOf(viewer))
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience(subgraph)
    .setSubject(subjectOf(viewer))
    .setIssuedAt(nowS)
    .setExpirationTime(nowS + LIFETIME_S)
    .sign(key);

/** What a statement says of who asks, besides the subject. */
export interface ViewerClaims {
  name?: string;
  role?: string;
  /** Absent: all of the role. */
  scopes?: readonly string[];
  unitId?: number;
  unitCode?: string;
  /** What one operation of the key may cost; absent: what is set for all. */
  budget?: number;
}

function claimsOf(viewer: Viewer): ViewerClaims & Record<string, unknown> {
  if (viewer.kind === 'anonymous') return {};
  const { name, role, scopes, unit, budget } = viewer;
  const named = unit && ('id' in unit ? { unitId: unit.id } : { unitCode: unit.code });
  return { name, role, ...(scopes && { scopes }), ...named, ...(budget !== undefined && { budget }) };
}

function subjectOf(viewer: Viewer): string {
  if (viewer.kind === 'anonymous') return ANONYMOUS_SUBJECT;
  return viewer.kind === 'key' ? String(viewer.keyId) : TOKEN_PREFIX + viewer.digest;
}
