/**
 * The Content-Security-Policy of a page that brings everything with it: its own scripts by their hashes (SHA-256 in base64), and no
 * others; what it asks goes to where it came from. Styles are made by the editor as it runs, and its workers from its own text.
 */
export const pagePolicy = (scriptHashes: readonly string[]): string =>
  [
    "default-src 'none'",
    `script-src ${scriptHashes.map((hash) => `'sha256-${hash}'`).join(' ')}`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    'font-src data:',
    "connect-src 'self'",
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
