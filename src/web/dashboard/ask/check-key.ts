import { WhoAmIDocument } from '../generated/graphql';
import { ask } from './ask';
import { AskError } from './ask-error';
import type { Viewer } from './use-viewer';

/** Whose a key is, or why it is not taken; `message` in the graph's words. */
export type CheckedKey =
  | { kind: 'good'; viewer: Viewer }
  | { kind: 'wrong' | 'revoked' | 'expired' | 'unreachable' | 'unclear'; message: string };

// Matches: "pgk_3fD-…", a token. Must not match: "khóa của tôi", which no header can carry.
const SENDABLE = /^[\x21-\x7e]+$/;

/** Asks the graph whom a key is of, before it is kept. */
export async function checkKey(key: string): Promise<CheckedKey> {
  if (!SENDABLE.test(key)) return { kind: 'wrong', message: '' };
  try {
    const { viewer } = await ask(WhoAmIDocument, {}, undefined, key);
    return { kind: 'good', viewer };
  } catch (error) {
    if (!(error instanceof AskError)) throw error;
    return { kind: whyNot(error), message: error.message };
  }
}

/** The graph tells with one code that a key is not taken, and with words why. */
export function whyNot({ fault, message }: AskError): 'wrong' | 'revoked' | 'expired' | 'unreachable' | 'unclear' {
  if (fault === 'offline') return 'unreachable';
  if (fault !== 'forbidden') return 'unclear';
  // 'The key "…" was revoked.', not 'The key in the Authorization header is not valid'
  if (/ was revoked\./.test(message)) return 'revoked';
  // 'The key "…" expired (2026-01-01T00:00:00.000Z).', not 'It expired.'
  return / expired \(/.test(message) ? 'expired' : 'wrong';
}
