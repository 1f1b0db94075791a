import { postgresEnvironment } from '../database/embedded-process';

/** What of an address is not told by user, host, port and database, and the setting by which PostgreSQL's programs take it. */
const PARAMETERS: Readonly<Record<string, string>> = {
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  options: 'PGOPTIONS',
  channel_binding: 'PGCHANNELBINDING',
};

/** Who a connection of ours was made as, with what the environment added to the address. */
export interface Connected {
  user?: string;
  host: string;
  port: number;
  database?: string;
  /** A function where it is asked for anew. */
  password?: unknown;
  /** What the driver took from the address and the environment: false, true, or what TLS is told. */
  ssl?: unknown;
}

/**
 * The surroundings in which PostgreSQL's programs connect as we do. Nothing of it stands on a command line, which every
 * user of the machine may read.
 */
export function libpqSettings(url: string, connected: Connected): NodeJS.ProcessEnv {
  const given: NodeJS.ProcessEnv = {};
  const { searchParams } = new URL(url);
  for (const [name, value] of searchParams) {
    const setting = PARAMETERS[name];
    if (setting) given[setting] = value;
  }
  const mode = connected.ssl ? modeOf(connected.ssl) : searchParams.get('sslmode') === 'disable' ? 'disable' : null;
  if (mode !== null) given.PGSSLMODE = mode;
  // the authorities that everybody trusts, as Node.js does; the programs go by a file of the user otherwise
  if (mode === 'verify-full') given.PGSSLROOTCERT ??= 'system';
  // with authorities at hand the programs look at the certificate all the same
  if (mode === 'require') delete given.PGSSLROOTCERT;
  return {
    ...postgresEnvironment(),
    ...given,
    PGHOST: connected.host,
    PGPORT: String(connected.port),
    ...(connected.user === undefined ? {} : { PGUSER: connected.user }),
    ...(connected.database === undefined ? {} : { PGDATABASE: connected.database }),
    ...(typeof connected.password === 'string' ? { PGPASSWORD: connected.password } : {}),
    PGAPPNAME: 'plangraph backup',
    PGCONNECT_TIMEOUT: '10',
  };
}

/** How much is asked of the server's certificate, in the programs' words: the driver's "require" looks at it, theirs does not. */
function modeOf(ssl: unknown): string {
  const told = Object(ssl) as { rejectUnauthorized?: boolean; checkServerIdentity?: unknown };
  if (told.rejectUnauthorized === false) return 'require';
  return told.checkServerIdentity ? 'verify-ca' : 'verify-full';
}
