import { type DocumentNode, parse } from 'graphql';
import type { AskedOperation } from '../../export/paged-operation';
import { isObject } from '../../is-object';
import type { InnerRequest } from '../live/ask-inside';

/** A request for a file, as far as it could be read. */
export interface AskedFile {
  operation: AskedOperation;
  /** The text as it was sent. */
  text: string;
  /** The same request with another operation in its place. */
  asking(
    query: string,
    operationName: string | null,
    variables: Record<string, unknown>,
  ): Omit<InnerRequest, 'remoteAddress'>;
}

/** An operation has no more: what is longer is refused where it is asked. */
const MOST_TOKENS = 20_000;

/** The operation of a request; null where it is not of the plain form, of which the graph itself says what is wrong. */
export function askedOperation(
  asked: Omit<InnerRequest, 'remoteAddress'>,
  textOf: (hash: string) => string | undefined,
): AskedFile | null {
  const given = asked.method === 'GET' ? givenInUrl(asked.url) : givenInBody(asked);
  if (!given) return null;
  const { variables = {}, operationName = null } = given;
  const text = given.query ?? textOfHash(given.extensions, textOf);
  if (
    typeof text !== 'string' ||
    !isRecord(variables) ||
    !(operationName === null || typeof operationName === 'string')
  )
    return null;
  const document = parsed(text);
  if (!document) return null;
  const headers = { ...asked.headers, accept: 'application/json' };
  return {
    text,
    operation: { document, operationName, variables },
    asking: (query, name, values) => {
      const body = { query, ...(name === null ? {} : { operationName: name }), variables: values };
      if (asked.method === 'POST') return { ...asked, headers, body: Buffer.from(JSON.stringify(body)) };
      const search = new URLSearchParams({
        query,
        variables: JSON.stringify(values),
        ...(name === null ? {} : { operationName: name }),
      });
      return { ...asked, headers, url: `${asked.url.split('?')[0]}?${search}`, body: null };
    },
  };
}

interface Given {
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

function givenInBody({ headers, body }: Pick<InnerRequest, 'headers' | 'body'>): Given | null {
  if (body === null || !headers['content-type']?.startsWith('application/json')) return null;
  const given = json(body.toString());
  if (!isRecord(given)) return null;
  return { ...given, variables: given.variables ?? undefined, operationName: given.operationName ?? undefined };
}

function givenInUrl(url: string): Given {
  const at = url.indexOf('?');
  const search = new URLSearchParams(at < 0 ? '' : url.slice(at));
  const variables = search.get('variables');
  return {
    query: search.get('query') ?? undefined,
    operationName: search.get('operationName') ?? undefined,
    variables: variables ? json(variables) : undefined,
    extensions: json(search.get('extensions') ?? 'null'),
  };
}

function textOfHash(extensions: unknown, textOf: (hash: string) => string | undefined): string | undefined {
  const hash =
    isRecord(extensions) && isRecord(extensions.persistedQuery) ? extensions.persistedQuery.sha256Hash : null;
  return typeof hash === 'string' ? textOf(hash) : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => isObject(value) && !Array.isArray(value);

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { maxTokens: MOST_TOKENS, noLocation: true });
  } catch {
    return null;
  }
}
