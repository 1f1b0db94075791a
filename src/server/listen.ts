import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { OperatorError } from '../errors';

/** How long a port may still be held by a hub that is stopping. */
const PORT_PATIENCE_MS = 3000;
const PORT_RETRY_MS = 250;

/**
 * Resolves once `open` has opened the port that a setting names, which may be held for a while yet. Errors: OperatorError where it is
 * not to be had.
 */
export async function listen(
  open: () => Promise<unknown>,
  host: string,
  port: number,
  setting = 'PORT',
  waitedMs = 0,
): Promise<void> {
  try {
    await open();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE' && waitedMs < PORT_PATIENCE_MS) {
      await setTimeout(PORT_RETRY_MS);
      return listen(open, host, port, setting, waitedMs + PORT_RETRY_MS);
    }
    if (code === 'EADDRINUSE')
      throw new OperatorError(
        `Port ${port} on ${host} is in use. Stop what listens there, or set ${setting} to another.`,
      );
    if (code === 'EACCES')
      throw new OperatorError(`Port ${port} may not be opened by this user. Set ${setting} to one above 1023.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new OperatorError(
        `HOST="${host}" is not an address of this machine. Set HOST to one, e.g. 127.0.0.1 or 0.0.0.0.`,
      );
    throw error;
  }
}

/** Resolves where the port can be opened; it is closed again. Errors: OperatorError, as of `listen`. */
export const tryPort = (host: string, port: number): Promise<void> =>
  listen(
    () =>
      new Promise<void>((resolve, reject) => {
        const server = createServer().once('error', reject);
        server.listen({ host, port }, () => server.close(() => resolve()));
      }),
    host,
    port,
  );
