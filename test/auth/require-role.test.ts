import { requireRole } from '../../src/auth/require-role';
import { ANONYMOUS, OPERATOR, type Viewer } from '../../src/auth/viewer';

const reader: Viewer = { kind: 'key', role: 'READER', keyId: 1, name: 'cổng dữ liệu' };
const admin: Viewer = { kind: 'key', role: 'ADMIN', keyId: 2, name: 'phòng máy' };

test.each([
  ['anyone', ANONYMOUS, 'READER'],
  ['a reader', reader, 'READER'],
  ['an admin', admin, 'READER'],
  ['an admin', admin, 'ADMIN'],
  ['the command line', OPERATOR, 'ADMIN'],
] as const)('%s has the role that is needed (%#)', (_who, viewer, role) => {
  expect(() => requireRole(viewer, role)).not.toThrow();
});

test.each([
  [
    ANONYMOUS,
    'UNAUTHENTICATED',
    'Writing needs a key: send the header "Authorization: Bearer KEY"; `plangraph keys create --role admin` makes one.',
  ],
  [reader, 'FORBIDDEN', 'The key "cổng dữ liệu" has the role READER; this needs ADMIN.'],
] as const)('%j may not write: %s', (viewer, code, message) => {
  expect(() => requireRole(viewer, 'ADMIN')).toThrow(expect.objectContaining({ message, extensions: { code } }));
});
