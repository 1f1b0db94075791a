import { redactedUrl } from '../redacted-url';
import { type CallResult, openCaller } from './subgraph-call';

interface Bounds {
  timeoutMs: number;
  maxBytes: number;
}

/** A partner that takes longer, or says more, is taken to be broken. */
export const SDL_BOUNDS: Bounds = { timeoutMs: 10_000, maxBytes: 16 * 1024 * 1024 };

/** What a subgraph says of itself, or a sentence with its name, its address without a password, and the way out. */
export type AskedSdl = { kind: 'sdl'; sdl: string } | { kind: 'none'; message: string };

/** The SDL of the subgraph at an address, asked for by `{ _service { sdl } }`. */
export async function askedSdl(name: string, url: string, bounds = SDL_BOUNDS): Promise<AskedSdl> {
  const caller = openCaller(bounds.maxBytes);
  const result = await caller.call({
    url: new URL(url),
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
    timeoutMs: bounds.timeoutMs,
    isRepeatable: true,
  });
  caller.close();
  const said = result.kind === 'answered' ? sdlIn(result) : { kind: 'none' as const, why: whyNone(result) };
  if (said.kind === 'sdl') return said;
  return { kind: 'none', message: `The subgraph ${name} at ${redactedUrl(url)} ${said.why}.` };
}

function whyNone(result: Exclude<CallResult, { kind: 'answered' }>): string {
  const remedy = 'see to it, or correct the address';
  switch (result.kind) {
    case 'slow':
      return `did not answer within ${result.timeoutMs / 1000} seconds: ${remedy}`;
    case 'too-large':
      return `answers with more than ${result.mostBytes} bytes: ${remedy}`;
    case 'left':
      return 'was not waited for: ask again';
    case 'unreachable':
      return `cannot be reached (${result.cause.code ?? result.cause.message}): start it, or correct the address`;
  }
}

function sdlIn({
  status,
  body,
}: {
  status: number;
  body: string;
}): { kind: 'sdl'; sdl: string } | { kind: 'none'; why: string } {
  const none = (it: string) => ({
    kind: 'none' as const,
    why: `does not say its SDL (HTTP ${status}): ${it}. Name the address of a federation subgraph, such as http://host:port/graphql`,
  });
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    // line ends and what else is no single space; not "a b"
    return none(`it answers "${body.slice(0, 60).replace(/\s+/g, ' ')}", which is no JSON`);
  }
  const { data, errors } = (answer ?? {}) as {
    data?: { _service?: { sdl?: unknown } | null } | null;
    errors?: { message?: unknown }[];
  };
  const sdl = data?._service?.sdl;
  if (typeof sdl === 'string' && sdl !== '') return { kind: 'sdl', sdl };
  const message = Array.isArray(errors) ? errors[0]?.message : undefined;
  return none(typeof message === 'string' ? `it answers "${message}"` : 'its answer has no _service { sdl }');
}
