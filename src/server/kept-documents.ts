import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Where Apollo keeps what it has parsed and validated, by the hash of its text. */
interface KeptDocuments {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<boolean>;
}

const MOST_BYTES = 30 * 1024 * 1024;
/** What a document takes for each character of its text, about. */
const BYTES_PER_CHARACTER = 100;

const standIns = new WeakMap<DocumentNode, unknown>();

/** Notes why a document stands where the one that was asked for is refused. */
export const standsIn = (document: DocumentNode, fault: unknown): void => void standIns.set(document, fault);

/** Why the document is refused that this one stands in for; undefined where it is what was asked. */
export const faultBehind = (document: DocumentNode): unknown => standIns.get(document);

/** What stands in for a document is not kept: the next who asks for that may be one who is not refused. */
export function keptDocuments(): KeptDocuments {
  const kept = new LRUCache<string, DocumentNode>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ loc }) => (1 + (loc?.end ?? 0)) * BYTES_PER_CHARACTER,
  });
  return {
    get: async (key) => kept.get(key),
    set: async (key, document) => {
      if (!standIns.has(document)) kept.set(key, document);
    },
    delete: async (key) => kept.delete(key),
  };
}
