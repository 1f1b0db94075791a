import { createLocalJWKSet, createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';

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
 * among them: so it changes them without a restart here. Errors (of what is returned): jose's where the
 * token is not good, any other where the keys cannot be had.
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
        const keys = await ask(url, options, (text) => createLocalJWKSet(JSON.parse(text)).jwks());
        readAt = performance.now();
        return Response.json(keys);
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

/** Where the issuer has its keys. */
function discovered(issuer: string, ask: Ask, timeoutMs: number): Promise<URL> {
  const address = `${issuer.replace(TRAILING, '')}/.well-known/openid-configuration`;
  const options: RequestInit = {
    headers: { accept: 'application/json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  };
  return ask(address, options, (text) => {
    const said = JSON.parse(text) as { issuer?: unknown; jwks_uri?: unknown } | null;
    if (said?.issuer !== issuer) throw new Error(`it calls itself ${JSON.stringify(said?.issuer)}`);
    const uri = typeof said.jwks_uri === 'string' && URL.canParse(said.jwks_uri) ? new URL(said.jwks_uri) : null;
    // what is signed with must come over a way that nobody else can write on: as the issuer's own address does
    if (!uri || (uri.protocol !== 'https:' && uri.protocol !== new URL(issuer).protocol))
      throw new Error(`its jwks_uri is not usable: ${JSON.stringify(said.jwks_uri)}`);
    return uri;
  });
}

// Matches: the last "/" of "https://id.example/realm/". Must not match: "/" of "https://id.example/realm".
const TRAILING = /\/$/;

/** What `read` makes of an answer; what it fails with is a failure of the issuer. */
type Ask = <Read>(url: string, options: RequestInit, read: (text: string) => Read) => Promise<Read>;

/** Asks; after a failure, also one to make something of the answer, not before a while is over. */
function askSeldom(coolDownMs: number): Ask {
  let failed: { at: number; why: unknown } | null = null;
  return async (url, options, read) => {
    if (failed && performance.now() - failed.at < coolDownMs)
      throw new Error('it was asked a moment ago', { cause: failed.why });
    try {
      const answer = read(await textOf(await fetch(url, options)));
      failed = null;
      return answer;
    } catch (error) {
      failed = { at: performance.now(), why: error };
      throw new Error('it gives no answer that can be used', { cause: error });
    }
  };
}

/** The body of a good answer; of one that is too long no more is read. */
async function textOf({ status, body }: Response): Promise<string> {
  if (status !== 200) {
    // what nobody reads keeps its connection
    await body?.cancel();
    throw new Error(`it answers ${status}`);
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error(`it answers with more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
