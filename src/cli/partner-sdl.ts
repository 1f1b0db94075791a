import { OperatorError } from '../errors';
import { askedSdl, SDL_BOUNDS } from '../gateway/asked-sdl';
import { redactedUrl } from '../redacted-url';
import { readTextFile } from './read-text-file';

/**
 * The SDL of a partner's subgraph: of a file, or asked for at its address with `{ _service { sdl } }`. Errors: OperatorError with
 * the name, the place and the way out.
 */
export async function partnerSdl(name: string, place: string, bounds = SDL_BOUNDS): Promise<string> {
  // "http://host/graphql", "HTTPS://host"; not "schema.graphql"
  if (/^https?:\/\//i.test(place)) return sdlAt(name, place, bounds);
  const text = await readTextFile(place);
  if (text !== null) return text;
  throw new OperatorError(
    `--subgraph ${name}=${place}: there is no such file. Name a file in SDL, or the subgraph's address (http://…).`,
  );
}

async function sdlAt(name: string, url: string, bounds: typeof SDL_BOUNDS): Promise<string> {
  if (!URL.canParse(url)) throw new OperatorError(`--subgraph ${name}=${redactedUrl(url)} is no address.`, 2);
  const asked = await askedSdl(name, url, bounds);
  if (asked.kind === 'sdl') return asked.sdl;
  throw new OperatorError(`${asked.message} Or give its SDL in a file: --subgraph ${name}=FILE`);
}
