import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What tells one Authorization from another without being it: tokens are long, and no secret is kept. */
export const authorizationDigest = ({ authorization = '' }: IncomingHttpHeaders): string =>
  hash('sha256', authorization, 'base64');
