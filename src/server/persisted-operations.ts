import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { isObject } from '../is-object';

/** Operations that are asked for by the SHA-256 of their text (Apollo's automatic persisted queries). */
export interface PersistedOperations {
  /** Takes texts that are known for good. */
  list(texts: Iterable<string>): void;
  isListed(text: string): boolean;
  /** The text with this hash; undefined where it is not known. */
  textOf(hash: string): string | undefined;
  /** Where Apollo keeps what clients register, and looks for it. */
  cache: {
    get(key: string): Promise<string | undefined>;
    set(key: string, text: string): Promise<void>;
    delete(key: string): Promise<boolean>;
  };
}

/** What clients register is kept for as long as there is room; a text that takes up too much of it is not. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_REGISTERED = 5000;
const LONGEST = 64 * 1024;

/** What Apollo calls a hash by: "apq:" before it. */
const PREFIX = 'apq:';

/** By what a text is asked for: as `sha256sum` prints it of a file that is nothing but the text. */
export const operationHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** `onlyListed`: nothing is registered. */
export function persistedOperations({ onlyListed }: { onlyListed: boolean }): PersistedOperations {
  const listed = new Map<string, string>();
  const texts = new Set<string>();
  const registered = new LRUCache<string, string>({
    max: MOST_REGISTERED,
    maxSize: MOST_BYTES,
    // two bytes a character at most, and what an entry takes
    sizeCalculation: (text) => text.length * 2 + 200,
  });
  const textOf = (hash: string): string | undefined => listed.get(hash) ?? registered.get(hash);
  const hashIn = (key: string): string => (key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key);
  return {
    list: (given) => {
      for (const text of given) {
        listed.set(operationHash(text), text);
        texts.add(text);
      }
    },
    isListed: (text) => texts.has(text),
    textOf,
    cache: {
      get: async (key) => textOf(hashIn(key)),
      set: async (key, text) => {
        const hash = hashIn(key);
        if (!onlyListed && text.length <= LONGEST && !listed.has(hash)) registered.set(hash, text);
      },
      delete: async (key) => registered.delete(hashIn(key)),
    },
  };
}

/**
 * Puts the text in the place of a hash that is known: what is answered before Apollo is found by its text. All that is not of
 * the plain form stays as it is, and Apollo says what is wrong with it.
 */
export function withText({ textOf }: PersistedOperations, request: FastifyRequest): void {
  const { body } = request;
  if (typeof body !== 'object' || body === null || !('extensions' in body) || 'query' in body) return;
  const { extensions, ...rest } = body as { extensions: unknown };
  const hash = hashAlone(extensions);
  const query = hash === null ? undefined : textOf(hash);
  if (query !== undefined) request.body = { ...rest, query };
}

/** The hash, where there is nothing else: {"persistedQuery":{"version":1,"sha256Hash":"…"}}. */
function hashAlone(extensions: unknown): string | null {
  if (!isObject(extensions) || Object.keys(extensions).length !== 1 || !isObject(extensions.persistedQuery))
    return null;
  const { version, sha256Hash } = extensions.persistedQuery;
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : null;
}
