import { errors, type JWTPayload, jwtVerify } from 'jose';
import { HubError } from '../errors';
import { SIGNING_ALGORITHM, type SigningKey } from './gateway-keys';
import { ANONYMOUS_SUBJECT, ISSUER, LIFETIME_S, VIEWER_HEADER, type ViewerClaims } from './signed-viewer';
import { numberOf } from './token-viewer';
import { ANONYMOUS, ROLES, type Role, SCOPES, type Scope, TOKEN_PREFIX, type UnitNamed, type Viewer } from './viewer';

/** What a subgraph trusts: a gateway's public key, in what is signed for the subgraph by its name. */
export interface TrustedGateway {
  publicKey: SigningKey;
  audience: string;
}

/** What takes no word for who asks: the door of the whole graph or of a gateway, and a subgraph where GATEWAY_PUBLIC_KEY is unset. */
export type TrustsNobody = 'DOOR' | 'SUBGRAPH';

const ASK_WITH_KEY = 'ask with "Authorization: Bearer KEY" instead';

const WHY_NOBODY: Record<TrustsNobody, string> = {
  DOOR: `who asks is found out here, and no word is taken for it. Leave the header away, or ${ASK_WITH_KEY}`,
  SUBGRAPH: `no gateway is trusted here. A subgraph trusts the one whose public key is in its setting GATEWAY_PUBLIC_KEY; or ${ASK_WITH_KEY}`,
};

/** By how much the clocks of two machines may differ. */
const CLOCK_TOLERANCE_S = 5;

/**
 * Who asks, as a gateway says and has signed. Errors: UNAUTHENTICATED for anything that the trusted gateway did not sign,
 * for this subgraph and within the last minute; where no gateway is trusted, for everything.
 */
export async function signedViewer(trusted: TrustedGateway | TrustsNobody, token: string): Promise<Viewer> {
  if (typeof trusted === 'string') throw refused(WHY_NOBODY[trusted]);
  const payload = await verified(trusted, token);
  if (payload.sub === ANONYMOUS_SUBJECT) return ANONYMOUS;
  const viewer = viewerIn(payload);
  if (viewer === null)
    throw refused('it does not say the id, name and role of a key. Run the same version of PlanGraph on both sides');
  return viewer;
}

// Matches: 64 hexadecimal digits. Must not match: a part of them.
const DIGEST = /^[0-9a-f]{64}$/;

/** Who a statement is about; null where it does not say so in the form that is known here. */
function viewerIn({ sub = '', ...claims }: JWTPayload): Viewer | null {
  const { name, role, scopes, unitId, unitCode, budget } = claims as { [Claim in keyof ViewerClaims]: unknown };
  if (typeof name !== 'string' || !isOneOf(ROLES, role)) return null;
  // a narrowing that is not understood here must not become none
  if (scopes !== undefined && !(Array.isArray(scopes) && scopes.every((scope) => isOneOf(SCOPES, scope)))) return null;
  if (budget !== undefined && !(Number.isSafeInteger(budget) && (budget as number) > 0)) return null;
  const unit = unitIn(unitId, unitCode);
  if (unit === null) return null;
  const holder = {
    name,
    role: role as Role,
    ...(scopes !== undefined && { scopes: scopes as Scope[] }),
    ...(unit !== undefined && { unit }),
    ...(budget !== undefined && { budget: budget as number }),
  };
  if (sub.startsWith(TOKEN_PREFIX)) {
    const digest = sub.slice(TOKEN_PREFIX.length);
    return DIGEST.test(digest) ? { kind: 'token', digest, keyId: numberOf(digest), ...holder } : null;
  }
  const keyId = Number(sub);
  return sub !== '' && Number.isSafeInteger(keyId) ? { kind: 'key', keyId, ...holder } : null;
}

const isOneOf = (known: readonly string[], value: unknown): boolean => known.some((one) => one === value);

/** Undefined where none is named, null where it is no name. */
function unitIn(id: unknown, code: unknown): UnitNamed | undefined | null {
  if (id !== undefined) return Number.isSafeInteger(id) ? { id: id as number } : null;
  if (code !== undefined) return typeof code === 'string' ? { code } : null;
  return undefined;
}

async function verified({ publicKey, audience }: TrustedGateway, token: string): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, publicKey, {
      algorithms: [SIGNING_ALGORITHM],
      issuer: ISSUER,
      audience,
      maxTokenAge: LIFETIME_S,
      clockTolerance: CLOCK_TOLERANCE_S,
      requiredClaims: ['exp', 'iat', 'sub'],
    });
    return payload;
  } catch (error) {
    throw refused(reasonOf(error, audience));
  }
}

function reasonOf(error: unknown, audience: string): string {
  if (error instanceof errors.JWTExpired)
    return `it is older than ${LIFETIME_S} seconds. Set the clocks of both machines by the same time`;
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud')
    return `it is for another subgraph than "${audience}". Give the gateway this address under the name "${audience}"`;
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'iat')
    return 'it is from the future. Set the clocks of both machines by the same time';
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return 'another key has signed it. Set GATEWAY_PUBLIC_KEY to the public half of the GATEWAY_PRIVATE_KEY of the gateway';
  return 'it is not a statement that a gateway of PlanGraph has signed (JWT, EdDSA). Leave the header away, or ask with "Authorization: Bearer KEY"';
}

const refused = (reason: string): HubError =>
  new HubError('UNAUTHENTICATED', `The header ${VIEWER_HEADER} is refused: ${reason}.`, { http: { status: 401 } });
