import type { OperatorError } from '../errors';
import type { OidcSettings } from './oidc-settings';
import { ROLES, type Role } from './viewer';

/** How settings are read, and what is said of one that is not usable. */
export interface SettingReader {
  text(name: string): string | null;
  integer(name: string, fallback: number, least: number, most: number): number;
  wrong(name: string, value: string, allowed: string): OperatorError;
}

const NAMES = [
  ...['OIDC_AUDIENCE', 'OIDC_ROLE_CLAIM', 'OIDC_ROLES', 'OIDC_DEFAULT_ROLE'],
  ...['OIDC_UNIT_CLAIM', 'OIDC_NAME_CLAIM', 'OIDC_CLOCK_SKEW_S'],
];

/** The issuer whose tokens are taken; null where none is named. Errors: OperatorError (exit code 2). */
export function readOidcSettings(settings: SettingReader): OidcSettings | null {
  const issuer = settings.text('OIDC_ISSUER');
  if (issuer === null) {
    const lost = NAMES.find((name) => settings.text(name) !== null);
    if (lost !== undefined)
      throw settings.wrong(lost, settings.text(lost) as string, 'set together with OIDC_ISSUER, the issuer of tokens');
    return null;
  }
  if (!isIssuer(issuer))
    throw settings.wrong(
      'OIDC_ISSUER',
      issuer,
      'the address that its tokens have as iss, such as https://id.example/realm; http only on this machine',
    );
  const audience = settings.text('OIDC_AUDIENCE');
  if (audience === null)
    throw settings.wrong('OIDC_AUDIENCE', '', 'what tokens that are for this graph have as aud: others are for others');
  return {
    issuer,
    audience,
    roleClaim: settings.text('OIDC_ROLE_CLAIM') ?? 'plangraph_role',
    roles: rolesOf(settings),
    defaultRole: defaultRoleOf(settings),
    unitClaim: settings.text('OIDC_UNIT_CLAIM') ?? 'plangraph_unit',
    nameClaim: settings.text('OIDC_NAME_CLAIM') ?? 'sub',
    clockSkewS: settings.integer('OIDC_CLOCK_SKEW_S', 60, 0, 300),
  };
}

const HERE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

function isIssuer(given: string): boolean {
  if (!URL.canParse(given)) return false;
  const { protocol, hostname, username, search, hash } = new URL(given);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && HERE.has(hostname));
  return isSafe && username === '' && search === '' && hash === '';
}

const roleNamed = (name: string): Role | undefined => ROLES.find((role) => role === name.trim().toUpperCase());

/** "giam-doc=ADMIN, can-bo=EDITOR"; each role by its own name where nothing is said. */
function rolesOf(settings: SettingReader): ReadonlyMap<string, Role> {
  const given = settings.text('OIDC_ROLES');
  if (given === null) return new Map(ROLES.map((role) => [role.toLowerCase(), role]));
  return new Map(
    given.split(',').map((pair) => {
      const at = pair.lastIndexOf('=');
      const [value, role] = [pair.slice(0, Math.max(at, 0)).trim(), roleNamed(pair.slice(at + 1))];
      if (value === '' || role === undefined)
        throw settings.wrong(
          'OIDC_ROLES',
          given,
          `what the role claim says, with the role that it stands for: "can-bo=EDITOR, lanh-dao=ADMIN"; roles are ${ROLES.join(', ')}`,
        );
      return [value.toLowerCase(), role];
    }),
  );
}

function defaultRoleOf(settings: SettingReader): Role | null {
  const given = settings.text('OIDC_DEFAULT_ROLE');
  if (given === null) return null;
  // who is given nothing by the issuer writes nothing
  if (roleNamed(given) === 'READER') return 'READER';
  throw settings.wrong('OIDC_DEFAULT_ROLE', given, 'READER, or unset: a token without a role is refused then');
}
