import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';

/** A statement as pg takes it: named, and so planned once per connection, where its text comes again. */
export function prepared(text: string, values: readonly unknown[]): QueryConfig {
  const name = statementName(text);
  return { ...(name === undefined ? {} : { name }), text, values: values.map(askable) };
}

/** PostgreSQL's text holds every character but NUL: what is asked for with one is found nowhere, and that is no fault. */
export function askable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '\ufffd');
  return Array.isArray(value) ? value.map(askable) : value;
}

/**
 * A connection keeps each prepared statement for good, and filters make as many texts as callers please: a text is named
 * when it comes a second time, as long as there are not too many.
 */
const MOST_NAMED = 2000;
const MOST_SEEN = 10_000;

const names = new Map<string, string>();
const seenOnce = new Set<string>();

/** A name for a prepared statement: the same text has the same one. PostgreSQL cuts names at 63 bytes. */
function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMED) return known;
  if (!seenOnce.delete(text)) {
    if (seenOnce.size >= MOST_SEEN) seenOnce.clear();
    seenOnce.add(text);
    return undefined;
  }
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
