import { HubError } from '../errors';
import { ROLES, type Role, SCOPES, type Scope, type Viewer } from './viewer';

/** The weakest role that allows it. */
const LEAST_ROLE: Readonly<Record<Scope, Role>> = {
  READ: 'READER',
  REPORT: 'REPORTER',
  EDIT: 'EDITOR',
  IMPORT: 'ADMIN',
  ADMINISTER: 'ADMIN',
};

/** What an operation that needs a role is, where it does not say it itself. */
const SCOPE_OF: Readonly<Record<Role, Scope>> = {
  READER: 'READ',
  REPORTER: 'REPORT',
  EDITOR: 'EDIT',
  ADMIN: 'ADMINISTER',
};

const isAtLeast = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least);

/** What a role allows. */
export const scopesOfRole = (role: Role): Scope[] => SCOPES.filter((scope) => isAtLeast(role, LEAST_ROLE[scope]));

/** What of what a role allows is left where it is narrowed; all of it where it is not. Reading is always part of it. */
export function narrowed(role: Role, to: readonly Scope[] | null): Scope[] {
  const allowed = scopesOfRole(role);
  return to ? allowed.filter((scope) => scope === 'READ' || to.includes(scope)) : allowed;
}

/** What a caller may do. */
export const scopesOf = (viewer: Viewer): Scope[] =>
  narrowed(viewer.role, viewer.kind === 'anonymous' ? null : (viewer.scopes ?? null));

/**
 * Errors: UNAUTHENTICATED for a caller without a key, FORBIDDEN for one of a lower role, or whose key was narrowed to other
 * scopes than the operation is of.
 */
export function requireRole(viewer: Viewer, role: Role, scope: Scope = SCOPE_OF[role]): void {
  if (!isAtLeast(viewer.role, role)) throw tooLow(viewer, role);
  const allowed = scopesOf(viewer);
  if (viewer.kind === 'anonymous' || allowed.includes(scope)) return;
  throw new HubError('FORBIDDEN', `${called(viewer)} is narrowed to ${allowed.join(', ')}; this needs ${scope}.`);
}

function tooLow(viewer: Viewer, role: Role): HubError {
  if (viewer.kind !== 'anonymous')
    return new HubError('FORBIDDEN', `${called(viewer)} has the role ${viewer.role}; this needs ${role}.`);
  return new HubError(
    'UNAUTHENTICATED',
    `Writing needs a key: send the header "Authorization: Bearer KEY"; \`plangraph keys create --role ${role.toLowerCase()}\` makes one.`,
  );
}

const called = (viewer: Exclude<Viewer, { kind: 'anonymous' }>): string =>
  `The ${viewer.kind === 'key' ? 'key' : 'token of'} "${viewer.name}"`;
