import { createRemoteJWKSet, customFetch, type FetchImplementation, type JWTVerifyGetKey } from 'jose';

/** The issuer's keys cannot be had: whether a token is good is not known. */
export class IssuerUnreachable extends Error {}

/** How often the issuer is asked, at most, and how long what it said holds. */
export interface Patience {
  timeoutMs: number;
  /** After an answer, before a key that it did not have is asked for again; after none, before anything is. */
  coolDownMs: { answered: number; failed: number };
  /** From this age on keys are read again beside the request that uses them. */
  refreshMs: number;
  /** What is older is not used: an issuer that is away does not keep those out who are signed in, for so long. */
  staleMs: number;
}

const PATIENCE: Patience = {
  timeoutMs: 5000,
  coolDownMs: { answered: 30_000, failed: 5000 },
  refreshMs: 600_000,
  staleMs: 3_600_000,
};

/** No set of keys is longer. */
const MOST_BYTES = 1024 * 1024;

/**
 * The keys of an issuer by OpenID Connect Discovery 1.0, asked for when the first token comes, and again for a key that is not
 * among them: so it changes them without a restart here. Errors (of what is returned): IssuerUnreachable, those of jose.
 */
export function issuerKeys(issuer: string, patience: Partial<Patience> = {}): JWTVerifyGetKey {
  const { timeoutMs, coolDownMs, refreshMs, staleMs } = { ...PATIENCE, ...patience };
  const ask = askSeldom(coolDownMs.failed);
  let opening: Promise<ReturnType<typeof open>> | null = null;
  let readAt = 0;

  const open = (jwksUri: URL) =>
    createRemoteJWKSet(jwksUri, {
      timeoutDuration: timeoutMs,
      cooldownDuration: coolDownMs.answered,
      cacheMaxAge: staleMs,
      [customFetch]: async (url, options) => {
        const response = await ask(url, options);
        readAt = performance.now();
        return response;
      },
    });

  return async (header, token) => {
    opening ??= discovered(issuer, ask, timeoutMs).then(open);
    const keys = await opening.catch((error: unknown) => {
      opening = null;
      throw error;
    });
    if (readAt > 0 && performance.now() - readAt > refreshMs && !keys.reloading) {
      // those who wait for an answer do not wait for this
      readAt = performance.now();
      keys.reload().catch(() => undefined);
    }
    try {
      return await keys(header, token);
    } catch (error) {
      // what it has may be elsewhere by now; as long as there are keys to go by, nothing is dropped
      if (!keys.fresh) opening = null;
      throw error;
    }
  };
}

/** Where the issuer has its keys. Errors: IssuerUnreachable. */
async function discovered(issuer: string, ask: FetchImplementation, timeoutMs: number): Promise<URL> {
  const address = `${issuer.replace(TRAILING, '')}/.well-known/openid-configuration`;
  const response = await ask(address, {
    headers: new Headers({ accept: 'application/json' }),
    method: 'GET',
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const said = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (said?.issuer !== issuer) throw new IssuerUnreachable(`it calls itself ${JSON.stringify(said?.issuer)}`);
  const uri = typeof said.jwks_uri === 'string' && URL.canParse(said.jwks_uri) ? new URL(said.jwks_uri) : null;
  // what is signed with must come over a way that nobody else can write on: as the issuer's own address does
  if (!uri || (uri.protocol !== 'https:' && uri.protocol !== new URL(issuer).protocol))
    throw new IssuerUnreachable(`its jwks_uri is not usable: ${JSON.stringify(said.jwks_uri)}`);
  return uri;
}

// Matches: the last "/" of "https://id.example/realm/". Must not match: "/" of "https://id.example/realm".
const TRAILING = /\/$/;

/** Asks for JSON; after a failure not before a while is over. Errors: IssuerUnreachable. */
function askSeldom(coolDownMs: number): FetchImplementation {
  let failed: { at: number; why: unknown } | null = null;
  return async (url, options) => {
    if (failed && performance.now() - failed.at < coolDownMs)
      throw new IssuerUnreachable('it was asked a moment ago', { cause: failed.why });
    try {
      const response = await fetch(url, options as RequestInit);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`it answers ${response.status}`);
      if (text.length > MOST_BYTES) throw new Error(`it answers with more than ${MOST_BYTES} bytes`);
      JSON.parse(text);
      failed = null;
      return new Response(text, { status: 200 });
    } catch (error) {
      failed = { at: performance.now(), why: error };
      throw new IssuerUnreachable('it gives no answer that can be read', { cause: error });
    }
  };
}
