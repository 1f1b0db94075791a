import type { Sees } from '../reader';

/** Roles, weakest first: each may do what those before it may. */
export const ROLES = ['READER', 'REPORTER', 'EDITOR', 'ADMIN'] as const;

export type Role = (typeof ROLES)[number];

/** What a role allows, and what a key can be narrowed to. */
export const SCOPES = ['READ', 'REPORT', 'EDIT', 'IMPORT', 'ADMINISTER'] as const;

export type Scope = (typeof SCOPES)[number];

/** What the history calls the holder of a token begins so: no key has such a name. */
export const TOKEN_PREFIX = 'oidc:';

export const LONGEST_NAME = 200;

/** Whether the history can call somebody so: one line, not too long. */
export const isNameLine = (text: unknown): text is string =>
  // Matches: "nguyen.van.a". Must not match: a text with a line end in it.
  typeof text === 'string' && text !== '' && text.length <= LONGEST_NAME && !/\p{Cc}/u.test(text);

/** The unit on whose behalf somebody asks: a key has the id of its row, a token of another issuer its code. */
export type UnitNamed = { id: number } | { code: string };

/** What is known of who does not ask anonymously. */
interface Holder {
  role: Role;
  /** Whose writes and reads go together: the number of a key, one below 0 for a token, 0 for the program itself. */
  keyId: number;
  /** As the history has it. */
  name: string;
  /** What of the role's scopes is meant; all of them where absent. */
  scopes?: readonly Scope[];
  unit?: UnitNamed;
  /** Requests a minute, 0: as many as come; what is set for all where absent. */
  rate?: number;
  /** What one operation may cost; what is set for all keys where absent. */
  budget?: number;
}

/** Who asks: an anonymous reader, the holder of a key, or who an issuer of tokens vouches for. */
export type Viewer =
  | { kind: 'anonymous'; role: 'READER' }
  | ({ kind: 'key' } & Holder)
  /** `digest` tells one from another: the SHA-256 of the issuer and its subject, which are not shown. */
  | ({ kind: 'token'; digest: string } & Holder);

export const ANONYMOUS: Viewer = { kind: 'anonymous', role: 'READER' };

/** What somebody sees: who corrects the graph all of it, others what is shown to everybody and to their unit. */
export function seesOf(viewer: Viewer): Sees {
  if (viewer.role === 'EDITOR' || viewer.role === 'ADMIN') return 'everything';
  const unit = viewer.kind === 'anonymous' ? undefined : viewer.unit;
  if (!unit) return 'public';
  return 'id' in unit ? `id:${unit.id}` : `code:${unit.code}`;
}

/** The program itself, as the command line uses it: who may run it on the database needs no key. */
export const OPERATOR: Extract<Viewer, { kind: 'key' }> = {
  kind: 'key',
  role: 'ADMIN',
  keyId: 0,
  name: 'command line',
};
