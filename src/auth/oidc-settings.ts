import type { Role } from './viewer';

/** An issuer of tokens that is trusted, and how its tokens are read. */
export interface OidcSettings {
  /** Its address, as tokens name it (`iss`): what it says of itself is below it, at /.well-known/openid-configuration. */
  issuer: string;
  /** For whom its tokens must be (`aud`). */
  audience: string;
  roleClaim: string;
  /** What the claim says for each role, in small letters. */
  roles: ReadonlyMap<string, Role>;
  /** The role of a token that names none; null: it is refused. */
  defaultRole: Role | null;
  unitClaim: string;
  /** What its holder is called in the history. */
  nameClaim: string;
  /** By how much the clocks of the issuer and of this machine may differ. */
  clockSkewS: number;
}
