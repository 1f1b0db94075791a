import { ANONYMOUS, OPERATOR, type Role, type Viewer } from '../../../src/auth/viewer';

const holder = (role: Role, keyId: number): Viewer => ({ kind: 'key', role, keyId, name: `khóa ${role}` });

/** Who can ask: nobody by name, a key of each role, the program itself. */
export const CALLERS: Readonly<Record<string, Viewer>> = {
  anonymous: ANONYMOUS,
  READER: holder('READER', 1),
  EDITOR: holder('EDITOR', 2),
  ADMIN: holder('ADMIN', 3),
  operator: OPERATOR,
};
