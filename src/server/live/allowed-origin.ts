import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a page may open a WebSocket: browsers let those of every origin do it, and say which it is. Allowed are pages from this
 * very address, and those that may ask at all; what is no browser says nothing.
 */
export function isAllowedOrigin({ origin, host }: IncomingHttpHeaders, corsOrigins: readonly string[]): boolean {
  if (origin === undefined || corsOrigins.includes('*') || corsOrigins.includes(origin)) return true;
  return host !== undefined && URL.canParse(origin) && sameHost(new URL(origin), host);
}

/** A proxy ends the encryption, so that the scheme is not known here; the ports that are left out may be either's. */
const sameHost = ({ host, hostname, port }: URL, asked: string): boolean => {
  const given = asked.toLowerCase();
  return given === host || (port === '' && (given === `${hostname}:80` || given === `${hostname}:443`));
};
