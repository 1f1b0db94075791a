import type { FastifyBaseLogger } from 'fastify';
import { errorFacts } from '../observe/error-facts';
import type { Level, Log } from '../observe/log';

/** Whatever the HTTP server and Apollo have to say, as events of the log: errors with the id that a caller was given. */
export function serverLog(log: Log): FastifyBaseLogger {
  const at =
    (level: Level) =>
    (said: unknown, ...words: unknown[]): void => {
      const { err, errorId } = (typeof said === 'object' && said !== null ? said : {}) as Record<string, unknown>;
      const error = said instanceof Error ? said : err;
      const text = typeof said === 'string' ? said : words.find((word) => typeof word === 'string');
      const event = error === undefined ? 'server' : 'request_failed';
      const facts = error === undefined ? { message: text } : errorFacts(error);
      // what else fastify tells are requests and replies as objects, with headers
      log.write(level, event, { ...(typeof errorId === 'string' ? { errorId } : {}), ...facts });
    };
  const ignored = (): void => undefined;
  const logger = {
    level: 'warn',
    fatal: at('error'),
    error: at('error'),
    warn: at('warn'),
    info: ignored,
    debug: ignored,
    trace: ignored,
    silent: ignored,
    child: () => logger,
  };
  return logger as unknown as FastifyBaseLogger;
}
