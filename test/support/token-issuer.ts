import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { OidcSettings } from '../../src/auth/oidc-settings';

/** An issuer of tokens as a server of its own: discovery, keys that change while it runs, and how often it was asked. */
export interface TokenIssuer {
  settings: OidcSettings;
  /** How often each path was asked for. */
  asked: Record<string, number>;
  /** What it answers with; 200 is well. */
  status: number;
  /** What answers for a path instead. */
  instead: Record<string, (response: ServerResponse) => void>;
  /** The key that it signs with now, as everybody may know it. */
  publicJwk(): JWK;
  /** From now on it signs with another key, and the old one is gone where it is not kept. */
  rotate(options?: { keepsOld: boolean; alg?: string }): Promise<void>;
  /** A token that is good for five minutes; what is given takes the place of what it would say. */
  token(claims?: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  close(): void;
}

export const AUDIENCE = 'plangraph-test';

export async function openTokenIssuer(settings: Partial<OidcSettings> = {}): Promise<TokenIssuer> {
  let keys: { jwk: JWK; privateKey: CryptoKey; alg: string }[] = [];
  let made = 0;
  const asked: Record<string, number> = {};
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked[path] = (asked[path] ?? 0) + 1;
    response.statusCode = issuer.status;
    response.setHeader('content-type', 'application/json');
    const other = issuer.instead[path];
    if (other) return other(response);
    response.end(
      JSON.stringify(
        path === '/keys'
          ? { keys: keys.map(({ jwk }) => jwk) }
          : { issuer: issuer.settings.issuer, jwks_uri: `${issuer.settings.issuer}/keys` },
      ),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const current = () => keys[0] as (typeof keys)[number];
  const issuer: TokenIssuer = {
    settings: {
      issuer: url,
      audience: AUDIENCE,
      roleClaim: 'plangraph_role',
      roles: new Map([
        ['reader', 'READER'],
        ['reporter', 'REPORTER'],
        ['editor', 'EDITOR'],
        ['admin', 'ADMIN'],
      ]),
      defaultRole: null,
      unitClaim: 'plangraph_unit',
      nameClaim: 'sub',
      clockSkewS: 60,
      ...settings,
    },
    asked,
    status: 200,
    instead: {},
    publicJwk: () => current().jwk,
    rotate: async ({ keepsOld, alg = 'RS256' } = { keepsOld: false }) => {
      const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
      made += 1;
      const jwk = { ...(await exportJWK(publicKey)), kid: `k${made}`, alg, use: 'sig' };
      keys = [{ jwk, privateKey, alg }, ...(keepsOld ? keys : [])];
    },
    token: async (claims = {}, header = {}) => {
      const { jwk, privateKey, alg } = current();
      const now = Math.floor(Date.now() / 1000);
      const said = {
        iss: url,
        aud: AUDIENCE,
        sub: 'u-1',
        iat: now,
        exp: now + 300,
        plangraph_role: 'editor',
        ...claims,
      };
      const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
      return new SignJWT(known).setProtectedHeader({ alg, kid: jwk.kid as string, ...header }).sign(privateKey);
    },
    close: () => server.close(),
  };
  await issuer.rotate();
  return issuer;
}
