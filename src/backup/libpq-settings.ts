import { postgresEnvironment } from '../database/embedded-process';

/** What of an address is not told by user, host, port and database, and the setting by which PostgreSQL's programs take it. */
const PARAMETERS: Readonly<Record<string, string>> = {
  sslmode: 'PGSSLMODE',
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
}

/**
 * The surroundings in which PostgreSQL's programs connect as we do. Nothing of it stands on a command line, which every
 * user of the machine may read.
 */
export function libpqSettings(url: string, connected: Connected): NodeJS.ProcessEnv {
  const given: NodeJS.ProcessEnv = {};
  const { searchParams } = new URL(url);
  if (['true', '1'].includes(searchParams.get('ssl') ?? '')) given.PGSSLMODE = 'require';
  for (const [name, value] of searchParams) {
    const setting = PARAMETERS[name];
    // pg's word for encryption without looking whose certificate it is
    if (setting) given[setting] = value === 'no-verify' ? 'require' : value;
  }
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
