import { createHash } from 'node:crypto';
import { getOperationAST, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { isObject } from '../is-object';

/** What was asked, without a word of the query but its name. */
export interface NamedOperation {
  /** "query", "mutation"; null where it is not known. */
  type: string | null;
  name: string | null;
  /** The beginning of the SHA-256 of the text: clients that send a hash send the whole of it. */
  hash: string | null;
}

const UNKNOWN: NamedOperation = { type: null, name: null, hash: null };
const MOST_REMEMBERED = 1000;
const MOST_TOKENS = 20_000;
const HASH_LENGTH = 16;
const LONGEST_NAME = 64;

const remembered = new LRUCache<string, NamedOperation>({ max: MOST_REMEMBERED });

/** What a request asks, by its body, or by its address where it is a GET. */
export function namedOperation(body: unknown, address: unknown): NamedOperation {
  const asked = isObject(body) ? body : isObject(address) ? address : {};
  const { query, operationName, documentId } = asked;
  const name = typeof operationName === 'string' ? operationName : null;
  if (typeof query === 'string' && query !== '') return ofText(query, name);
  const sent = documentId ?? persistedHash(asked.extensions);
  // "sha256:ab12…", "AB12…"; not free text
  const hash = typeof sent === 'string' ? /^(?:sha256:)?([0-9a-f]{16})[0-9a-f]{0,48}$/i.exec(sent)?.[1] : undefined;
  return { type: null, name: shownName(name), hash: hash?.toLowerCase() ?? null };
}

function ofText(query: string, operationName: string | null): NamedOperation {
  const key = `${operationName ?? ''}\0${query}`;
  const known = remembered.get(key);
  if (known) return known;
  const found = { ...read(query, operationName), hash: hashOf(query) };
  remembered.set(key, found);
  return found;
}

function read(query: string, operationName: string | null): Omit<NamedOperation, 'hash'> {
  try {
    const operation = getOperationAST(parse(query, { noLocation: true, maxTokens: MOST_TOKENS }), operationName);
    return operation ? { type: operation.operation, name: shownName(operation.name?.value ?? null) } : UNKNOWN;
  } catch {
    return UNKNOWN;
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);

/** A request may send any text as a name. */
// "Plans", "_a1"; not "Sở Nội vụ"
const shownName = (name: string | null): string | null =>
  name !== null && /^[_A-Za-z]\w*$/.test(name) ? name.slice(0, LONGEST_NAME) : null;

const persistedHash = (extensions: unknown): unknown =>
  isObject(extensions) && isObject(extensions.persistedQuery) ? extensions.persistedQuery.sha256Hash : undefined;
