import type { JWTPayload } from 'jose';
import { HubError } from '../errors';
import { isObject } from '../is-object';
import type { OidcSettings } from './oidc-settings';
import { isNameLine, ROLES, type Role, TOKEN_PREFIX, type Viewer } from './viewer';

/** What PostgreSQL's integer holds below 0. */
const MOST_NUMBERS = 2 ** 31 - 1;

/** Who the claims of a verified token say asks. Errors: FORBIDDEN where they name no role. */
export function tokenViewer(
  claims: JWTPayload,
  subject: string,
  digest: string,
  settings: OidcSettings,
): Extract<Viewer, { kind: 'token' }> {
  const called = [claimIn(claims, settings.nameClaim), subject].find(isNameLine);
  const name = TOKEN_PREFIX + (called ?? digest.slice(0, 16));
  const unit = unitOf(claimIn(claims, settings.unitClaim));
  return {
    kind: 'token',
    digest,
    keyId: numberOf(digest),
    role: roleOf(claimIn(claims, settings.roleClaim), settings),
    name,
    ...(unit !== null && { unit: { code: unit } }),
  };
}

/**
 * By which number the writes and reads of a token's holder go together. Two holders may have the same one: then the one reads
 * what the other has written, a moment before others do.
 */
export const numberOf = (digest: string): number => -1 - (Number.parseInt(digest.slice(0, 12), 16) % MOST_NUMBERS);

/** A claim by its name, or by the way to it: "realm_access.roles". */
function claimIn(claims: JWTPayload, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>((at, part) => (isObject(at) && Object.hasOwn(at, part) ? at[part] : undefined), claims);
}

/** A text, alone or as the only one of a list. */
function unitOf(said: unknown): string | null {
  const one = Array.isArray(said) && said.length === 1 ? said[0] : said;
  return typeof one === 'string' && one !== '' ? one : null;
}

/** The strongest role that the claim names. */
function roleOf(said: unknown, { roles, defaultRole, roleClaim }: OidcSettings): Role {
  const values = (Array.isArray(said) ? said : [said]).filter((value) => typeof value === 'string');
  const named = values.flatMap((value) => roles.get(value.toLowerCase()) ?? []);
  const strongest = ROLES.findLast((role) => named.includes(role)) ?? defaultRole;
  if (strongest === null)
    throw new HubError(
      'FORBIDDEN',
      `The token in the Authorization header names no role that is known here: its claim "${roleClaim}" may say ${[...roles.keys()].join(', ')}. Ask who runs its issuer.`,
      { http: { status: 403 } },
    );
  return strongest;
}
