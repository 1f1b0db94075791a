import { OperatorError } from '../errors';
import type { SubgraphDefinition } from '../federation/supergraph';
import type { Caller } from './subgraph-call';

/** How long a partner may take to say what it is. */
const PATIENCE_MS = 10_000;

/** What a partner's subgraph says of itself, asked by `{ _service { sdl } }`. Errors: OperatorError. */
export async function partnerSubgraph(name: string, url: string, caller: Caller): Promise<SubgraphDefinition> {
  const result = await caller.call({
    url: new URL(url),
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
    timeoutMs: PATIENCE_MS,
    isRepeatable: true,
  });
  if (result.kind !== 'answered') {
    const why = result.kind === 'slow' ? `no answer within ${result.timeoutMs} ms` : result.cause.message;
    throw new OperatorError(
      `The subgraph "${name}" cannot be asked at ${url} (${why}). Start it before the gateway, or correct --subgraph ${name}=URL.`,
    );
  }
  const sdl = sdlIn(result.body);
  if (sdl === null)
    throw new OperatorError(
      `What answers at ${url} (HTTP ${result.status}) is no subgraph: it has no { _service { sdl } }. Give the address of its GraphQL, such as http://host:port/graphql, as --subgraph ${name}=URL.`,
    );
  return { name, sdl, url };
}

function sdlIn(body: string): string | null {
  try {
    const sdl: unknown = JSON.parse(body)?.data?._service?.sdl;
    return typeof sdl === 'string' ? sdl : null;
  } catch {
    return null;
  }
}
