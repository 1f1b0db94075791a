import { createHash } from 'node:crypto';

// Matches: "<script>" with all up to "</script>". Must not match: "<script src=…>".
const INLINE = /<script>([\s\S]*?)<\/script>/g;

/**
 * The Content-Security-Policy of a page that brings everything with it: its own scripts by their hashes, and no others;
 * what it asks goes to where it came from. Styles are made by the editor as it runs, and its workers from its own text.
 */
export function pagePolicy(html: string): string {
  const hashes = [...html.matchAll(INLINE)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    'font-src data:',
    "connect-src 'self'",
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
