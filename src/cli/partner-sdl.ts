import { OperatorError } from '../errors';
import { redactedUrl } from '../redacted-url';
import { readTextFile } from './read-text-file';

interface Bounds {
  timeoutMs: number;
  maxBytes: number;
}

/** A partner that takes longer, or says more, is taken to be broken. */
const BOUNDS: Bounds = { timeoutMs: 10_000, maxBytes: 16 * 1024 * 1024 };

/**
 * The SDL of a partner's subgraph: of a file, or asked for at its address with `{ _service { sdl } }`. Errors: OperatorError with
 * the name, the place and the way out.
 */
export async function partnerSdl(name: string, place: string, bounds = BOUNDS): Promise<string> {
  // "http://host/graphql", "HTTPS://host"; not "schema.graphql"
  if (/^https?:\/\//i.test(place)) return askedSdl(name, place, bounds);
  const text = await readTextFile(place);
  if (text !== null) return text;
  throw new OperatorError(
    `--subgraph ${name}=${place}: there is no such file. Name a file in SDL, or the subgraph's address (http://…).`,
  );
}

async function askedSdl(name: string, url: string, bounds: Bounds): Promise<string> {
  if (!URL.canParse(url)) throw new OperatorError(`--subgraph ${name}=${redactedUrl(url)} is no address.`, 2);
  const failed = (what: string) =>
    new OperatorError(
      `The subgraph ${name} at ${redactedUrl(url)} ${what}. Or give its SDL in a file: --subgraph ${name}=FILE`,
    );
  let status: number;
  let text: string;
  try {
    const { address, authorization } = withoutPassword(url);
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...authorization },
      body: JSON.stringify({ query: '{ _service { sdl } }' }),
      signal: AbortSignal.timeout(bounds.timeoutMs),
    });
    status = response.status;
    text = await boundedText(response, bounds.maxBytes);
  } catch (error) {
    throw failed(whyNot(error, bounds));
  }
  const sdl = sdlOf(text);
  if (sdl.kind === 'sdl') return sdl.text;
  throw failed(`does not say its SDL (HTTP ${status}): ${sdl.why}. Name the address of a federation subgraph`);
}

/** fetch takes no address with a user in it. */
function withoutPassword(url: string): { address: URL; authorization: Record<string, string> } {
  const address = new URL(url);
  const { username, password } = address;
  [address.username, address.password] = ['', ''];
  const words = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const authorization = `Basic ${Buffer.from(words).toString('base64')}`;
  return { address, authorization: username === '' && password === '' ? {} : { authorization } };
}

async function boundedText(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

class TooLarge extends Error {}

function whyNot(error: unknown, { timeoutMs, maxBytes }: Bounds): string {
  if (error instanceof TooLarge) return `answers with more than ${maxBytes} bytes`;
  // fetch fails with an error of its own around the reason
  const { name, message, cause } = error as {
    name?: string;
    message?: string;
    cause?: { code?: string; message?: string };
  };
  if (name === 'TimeoutError')
    return `did not answer within ${timeoutMs / 1000} seconds: see to it, or correct the address`;
  return `cannot be reached (${cause?.code ?? cause?.message ?? message}): start it, or correct the address`;
}

function sdlOf(text: string): { kind: 'sdl'; text: string } | { kind: 'none'; why: string } {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    // line ends and what else is no single space; not "a b"
    const beginning = text.slice(0, 60).replace(/\s+/g, ' ');
    return { kind: 'none', why: `it answers "${beginning}", which is no JSON` };
  }
  const { data, errors } = (answer ?? {}) as {
    data?: { _service?: { sdl?: unknown } | null } | null;
    errors?: { message?: unknown }[];
  };
  const sdl = data?._service?.sdl;
  if (typeof sdl === 'string' && sdl !== '') return { kind: 'sdl', text: sdl };
  const message = Array.isArray(errors) ? errors[0]?.message : undefined;
  return {
    kind: 'none',
    why: typeof message === 'string' ? `it answers "${message}"` : 'its answer has no _service { sdl }',
  };
}
