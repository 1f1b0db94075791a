import { crc32, inflateRawSync } from 'node:zlib';
import { type ZipEntry, zipEntries } from './zip-directory';

/** The parts of a ZIP package that were asked for, or why they cannot be had. */
export type Unzipped =
  | { kind: 'unzipped'; parts: ReadonlyMap<string, Uint8Array> }
  | { kind: 'broken' }
  | { kind: 'too-large'; bytes: number };

/** A package of one document has a few hundred parts; one with more than this is none. */
const MOST_PARTS = 20_000;

/**
 * The wanted parts, inflated. How large they are is read from the package's directory and checked before anything is
 * inflated; inflating stops where a part turns out larger than that, and what its checksum does not fit is broken.
 */
export function unzip(bytes: Uint8Array, isWanted: (name: string) => boolean, maxBytes: number): Unzipped {
  const entries = zipEntries(bytes, MOST_PARTS);
  if (entries === null) return { kind: 'broken' };
  if (entries === 'too-many') return { kind: 'too-large', bytes: Number.POSITIVE_INFINITY };
  const wanted = entries.filter(({ name }) => isWanted(name));
  const total = wanted.reduce((sum, { size }) => sum + size, 0);
  if (total > maxBytes) return { kind: 'too-large', bytes: total };
  const parts = new Map<string, Uint8Array>();
  for (const entry of wanted) {
    const part = inflated(entry);
    if (part === null) return { kind: 'broken' };
    parts.set(entry.name, part);
  }
  return { kind: 'unzipped', parts };
}

function inflated({ data, method, size, checksum }: ZipEntry): Uint8Array | null {
  if (method !== 'stored' && method !== 'deflated') return null;
  try {
    const part = method === 'stored' ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
    return part.length === size && crc32(part) === checksum ? part : null;
  } catch {
    return null;
  }
}
