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
    ...(error.stack === undefined ? {} : { stack: framesOf(error.stack, error.message) }),
  };
}

const LONGEST_MESSAGE = 500;

function redacted(text: string, quotesValue: boolean): string {
  // "postgres://hub:s3cret@db", not "http://localhost:4000"
  const safe = text.replace(/:\/\/[^\s/@:]{1,200}:[^\s/@]{1,500}@/g, '://***@').slice(0, LONGEST_MESSAGE);
  // the value may have quotes of its own, which nothing tells from the last: all that follows the first is left out.
  // '"12 "a" b"' of 'type integer: "12 "a" b"'; not the apostrophe of "isn't"
  return quotesValue ? safe.replace(/".*/s, '"…"') : safe;
}

/** The stack without its first lines, which are the message again: a line of that may look like a frame. */
function framesOf(stack: string, message: string): string {
  const begun = stack.indexOf(message);
  return (
    stack
      .slice(begun === -1 ? 0 : begun + message.length)
      .split('\n')
      // "    at query (client.js:1:2)", not "at noon"
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 30)
      .join('\n')
  );
}
