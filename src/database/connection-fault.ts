/** What Node says where nobody is reached, or a connection ends. */
const OF_NETWORK: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** What pg says, which gives these no code. */
const OF_PG: ReadonlySet<unknown> = new Set([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Connection ended unexpectedly',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
]);

/** TypeORM's names for a connection that was lost in the middle of a transaction. */
const OF_TYPEORM: ReadonlySet<unknown> = new Set([
  'QueryRunnerAlreadyReleasedError',
  'QueryRunnerProviderAlreadyReleasedError',
]);

/**
 * Is it the database that was not reached, was lost, or is starting or stopping, rather than a statement of ours that failed? Of a
 * transaction that ended so it is not known whether it was committed.
 */
export function isUnreachable(error: unknown): boolean {
  const { code, message, name, driverError, errors } = (error ?? {}) as Fault;
  // of several addresses each refuses; TypeORM puts its own around pg's
  const within = [...(Array.isArray(errors) ? errors : []), ...(driverError ? [driverError] : [])];
  if (within.length > 0) return within.some(isUnreachable);
  // "08006", "57P01" (it stops), "57P03" (it starts), "53300" (no connection is left), "25P03" (it was idle for too long); not "57014"
  if (typeof code === 'string' && /^(?:08...|57P0[1-5]|53300|25P03)$/.test(code)) return true;
  return OF_NETWORK.has(code) || OF_PG.has(message) || OF_TYPEORM.has(name);
}

/** What errors of Node, pg and TypeORM may have. */
interface Fault {
  code?: unknown;
  message?: unknown;
  name?: unknown;
  driverError?: unknown;
  errors?: unknown;
}

// "53100" (the disk is full), "53200" (no memory), "58030" (a file cannot be written), "XX002"; not "53300"
const OUT_OF_ROOM = /^(?:53[12]00|58030)$/;

/** Has the database no room for what it is to do? */
export const isOutOfRoom = (error: unknown): boolean => {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && OUT_OF_ROOM.test(code);
};
