import type { Facts } from './log';

/**
 * What the log has of an error: its kind, its words and its stack, without what may be a caller's: the passwords of
 * addresses, and the value that a database quotes where it does not take it.
 */
export function errorFacts(error: unknown): Facts {
  if (!(error instanceof Error)) return { message: redacted(String(error), false) };
  const { code } = error as { code?: unknown };
  const sqlState = typeof code === 'string' || typeof code === 'number' ? String(code) : undefined;
  // class 22: '22P02' says 'invalid input syntax for type integer: "…"'; 23: a detail has the row
  const quotesValue = sqlState !== undefined && /^2[23]/.test(sqlState);
  const message = redacted(error.message, quotesValue);
  return {
    type: error.name,
    ...(sqlState === undefined ? {} : { code: sqlState }),
    message,
    ...(error.stack === undefined ? {} : { stack: framesOf(error.stack) }),
  };
}

const LONGEST_MESSAGE = 500;

function redacted(text: string, quotesValue: boolean): string {
  // "postgres://hub:s3cret@db", not "http://localhost:4000"
  const safe = text.replace(/:\/\/[^\s/@:]{1,200}:[^\s/@]{1,500}@/g, '://***@').slice(0, LONGEST_MESSAGE);
  // '"12a"' of 'type integer: "12a"'; not the apostrophe of "isn't"
  return quotesValue ? safe.replace(/"[^"]*"?/g, '"…"') : safe;
}

/** The stack without its first lines, which are the message again. */
function framesOf(stack: string): string {
  return (
    stack
      .split('\n')
      // "    at query (client.js:1:2)", not "at noon"
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 30)
      .join('\n')
  );
}
