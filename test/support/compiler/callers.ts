import { ANONYMOUS, OPERATOR, type Role, type Viewer } from '../../../src/auth/viewer';

const holder = (role: Role, keyId: number): Extract<Viewer, { kind: 'key' }> => ({
  kind: 'key',
  role,
  keyId,
  name: `khóa ${role}`,
});

/** Who can ask: nobody by name, a key of each role, one that was narrowed, the holder of a token, the program itself. */
export const CALLERS: Readonly<Record<string, Viewer>> = {
  anonymous: ANONYMOUS,
  READER: holder('READER', 1),
  REPORTER: { ...holder('REPORTER', 4), unit: { id: 1 } },
  'of a unit': { ...holder('READER', 6), unit: { id: 2 } },
  EDITOR: holder('EDITOR', 2),
  ADMIN: holder('ADMIN', 3),
  narrowed: { ...holder('ADMIN', 5), scopes: ['READ', 'IMPORT'] },
  token: { ...holder('REPORTER', -7), kind: 'token', digest: 'd'.repeat(64), unit: { code: 'không có' } },
  operator: OPERATOR,
};
