import { HubError } from '../errors';
import type { Role, Viewer } from './viewer';

const RANK: Record<Role, number> = { READER: 0, EDITOR: 1, ADMIN: 2 };

/** Errors: UNAUTHENTICATED for a caller without a key, FORBIDDEN for a key of a lower role. */
export function requireRole(viewer: Viewer, role: Role): void {
  if (RANK[viewer.role] >= RANK[role]) return;
  if (viewer.kind === 'anonymous')
    throw new HubError(
      'UNAUTHENTICATED',
      `Writing needs a key: send the header "Authorization: Bearer KEY"; \`plangraph keys create --role ${role.toLowerCase()}\` makes one.`,
    );
  throw new HubError('FORBIDDEN', `The key "${viewer.name}" has the role ${viewer.role}; this needs ${role}.`);
}
