import { DatabaseUnavailable } from './database-unavailable';

const WAY_OUT = 'Set PLANGRAPH_DATA_DIR to another directory, or DATABASE_URL to a PostgreSQL server.';
const SHOWN_LINES = 8;

/** What PostgreSQL's programs print (in the C locale) and what it means to the operator; the first that occurs wins. */
const CAUSES: readonly (readonly [printed: string, told: (dataDir: string) => string])[] = [
  ['No space left on device', (dataDir) => `The disk that holds "${dataDir}" is full. Free space on it. ${WAY_OUT}`],
  // A write that was cut short carries no system error of its own.
  ['Check free disk space', (dataDir) => `The disk that holds "${dataDir}" is full. Free space on it. ${WAY_OUT}`],
  ['Disk quota exceeded', (dataDir) => `The disk quota at "${dataDir}" is used up. Free space on it. ${WAY_OUT}`],
  ['Read-only file system', (dataDir) => `"${dataDir}" is on a read-only file system. ${WAY_OUT}`],
  [
    'error while loading shared libraries',
    () =>
      'The embedded PostgreSQL lacks its libraries: its install script did not run. ' +
      'Run "npm rebuild", or set DATABASE_URL to a PostgreSQL server.',
  ],
  ['Permission denied', (dataDir) => `PostgreSQL may not write in "${dataDir}". ${WAY_OUT}`],
];

/** The operator's version of what a PostgreSQL program printed when it failed; unknown causes show its last lines. */
export function explainPostgresFailure(output: string, dataDir: string): DatabaseUnavailable {
  const cause = CAUSES.find(([printed]) => output.includes(printed));
  if (cause !== undefined) return new DatabaseUnavailable(cause[1](dataDir));
  const lines = lastLines(output);
  return new DatabaseUnavailable(
    `PostgreSQL could not be started in "${dataDir}". ${WAY_OUT}${lines === '' ? '' : ` It said:\n${lines}`}`,
  );
}

/** The end of a log, without blank lines. */
export function lastLines(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-SHOWN_LINES).join('\n');
}
