import { OperatorError } from '../errors';

// "archive", "so-tu-phap", "legal"; not "a b", "1st" or ""
const NAME = /^[a-z][a-z0-9_-]{0,62}$/i;

/** Where subgraphs are that run elsewhere, by name, from "NAME=URL". Errors: OperatorError (exit code 2). */
export function givenSubgraphs(given: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const text of given) {
    const at = text.indexOf('=');
    const [name, url] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
    if (!NAME.test(name) || !isHttp(url))
      throw new OperatorError(
        `--subgraph "${text}" is not NAME=URL: give a name and an address, such as legal=http://… (one of ours) or archive=http://… (a partner's).`,
        2,
      );
    if (found[name] !== undefined)
      throw new OperatorError(`--subgraph ${name} is given twice; a subgraph has one address.`, 2);
    found[name] = url;
  }
  return found;
}

/** An address that a subgraph can be asked at. */
export const isHttp = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
