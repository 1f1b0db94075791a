import { errors, type JWTPayload, jwtVerify } from 'jose';
import { HubError } from '../errors';
import { UNAUTHORIZED } from './api-keys';
import { issuerKeys, type Patience } from './issuer-keys';
import type { OidcSettings } from './oidc-settings';
import { digestOf } from './secret';
import { tokenViewer } from './token-viewer';
import type { Viewer } from './viewer';

/** Who a token is of, and until when that is so. */
export interface VouchedFor {
  viewer: Extract<Viewer, { kind: 'token' }>;
  /** Milliseconds as of Date.now(). */
  untilMs: number;
}

/** Who an issuer vouches for. Errors: UNAUTHENTICATED, FORBIDDEN, DOWNSTREAM_UNAVAILABLE. */
export type ReadToken = (token: string) => Promise<VouchedFor>;

/** What nobody can sign who only knows what everybody may: none of HS256 and its like, and not "none". */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** How soon somebody may ask again whose token could not be looked at. */
const ASK_AGAIN_S = 5;

/** How often it is said why keys cannot be had: every request may meet it. */
const SAID_AGAIN_MS = 10_000;

/** Reads tokens of the issuer that is trusted: each by its signature, its times and whom it is for. `tell` is told why keys cannot be had. */
export function tokenReader(
  settings: OidcSettings,
  tell: (reason: string) => void = () => undefined,
  patience: Partial<Patience> = {},
): ReadToken {
  const keys = issuerKeys(settings.issuer, patience);
  let saidAt = Number.NEGATIVE_INFINITY;
  const tellSeldom = (reason: string) => {
    const now = performance.now();
    if (now - saidAt < SAID_AGAIN_MS) return;
    saidAt = now;
    tell(reason);
  };
  return async (token) => {
    const payload = await verified(token, settings, keys, tellSeldom);
    const { iss = '', sub = '', exp = 0 } = payload;
    if (sub === '') throw refused('it names nobody (sub)');
    const digest = digestOf(`${iss}\0${sub}`);
    return { viewer: tokenViewer(payload, sub, digest, settings), untilMs: (exp + settings.clockSkewS) * 1000 };
  };
}

async function verified(
  token: string,
  { issuer, audience, clockSkewS }: OidcSettings,
  keys: ReturnType<typeof issuerKeys>,
  tell: (reason: string) => void,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ALGORITHMS,
      issuer,
      audience,
      clockTolerance: clockSkewS,
      requiredClaims: ['exp', 'sub'],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw refused(reasonOf(error, audience));
    tell(whyUnreachable(error));
    // the token may be good: who holds it keeps it, and asks again
    throw new HubError(
      'DOWNSTREAM_UNAVAILABLE',
      'Whether the token is good is not known: the keys of its issuer cannot be read now. Ask again later.',
      { http: { status: 503, headers: new Map([['retry-after', String(ASK_AGAIN_S)]]) } },
    );
  }
}

function whyUnreachable(error: unknown): string {
  const reasons: string[] = [];
  for (let at: unknown = error; at instanceof Error; at = at.cause) reasons.push(at.message || at.name);
  return `The keys of the issuer of tokens (OIDC_ISSUER) cannot be read: ${reasons.join(': ')}`;
}

function reasonOf(error: errors.JOSEError, audience: string): string {
  if (error instanceof errors.JWTExpired) return 'it has expired. Get another one from its issuer';
  if (error instanceof errors.JWTClaimValidationFailed) return claimReason(error, audience);
  if (error instanceof errors.JWKSNoMatchingKey) return 'it is signed with a key that its issuer does not have';
  if (error instanceof errors.JWKSMultipleMatchingKeys)
    return 'it does not say with which of the keys of its issuer it is signed (kid)';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'its signature is not that of its issuer';
  if (error instanceof errors.JOSEAlgNotAllowed)
    return 'it is signed in a way that is not taken; take one with a key pair, such as RS256, ES256 or EdDSA';
  return 'it is neither a key of this graph, which begins with "pgk_", nor a token (JWT) of the issuer that is trusted here';
}

function claimReason({ claim, reason }: errors.JWTClaimValidationFailed, audience: string): string {
  if (reason === 'missing') return `it lacks the claim "${claim}"`;
  if (claim === 'aud') return `it is for somebody else: its audience (aud) has to be "${audience}"`;
  if (claim === 'iss') return 'it is of another issuer (iss) than the one that is trusted here';
  if (claim === 'nbf') return 'it is not good yet (nbf). Compare the clocks of its issuer and of this server';
  return `its claim "${claim}" is not as it has to be`;
}

const refused = (reason: string): HubError =>
  new HubError('UNAUTHENTICATED', `The token in the Authorization header is refused: ${reason}.`, UNAUTHORIZED);
