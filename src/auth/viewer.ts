/** Roles, weakest first. Reporter comes with the issue that gives it something to do. */
export type Role = 'READER' | 'EDITOR' | 'ADMIN';

/** Who asks: an anonymous reader, or the holder of a key. */
export type Viewer = { kind: 'anonymous'; role: 'READER' } | { kind: 'key'; role: Role; keyId: number; name: string };

export const ANONYMOUS: Viewer = { kind: 'anonymous', role: 'READER' };

/** The program itself, as the command line uses it: who may run it on the database needs no key. */
export const OPERATOR: Viewer = { kind: 'key', role: 'ADMIN', keyId: 0, name: 'command line' };
