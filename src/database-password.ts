import { readFileSync } from 'node:fs';
import { OperatorError } from './errors';

/**
 * The password in a file, as secrets are handed to containers: all of it but the end of its last line. Errors:
 * OperatorError where it cannot be read or holds none.
 */
export function readPassword(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'is not there' : `cannot be read by this user (${code})`;
    throw new OperatorError(`The file "${file}" that DATABASE_PASSWORD_FILE names ${why}.`, 2);
  }
  // "secret\n", "secret\r\n"; not the spaces of "my secret"
  const password = text.replace(/\r?\n$/, '');
  if (password === '') throw new OperatorError(`The file "${file}" that DATABASE_PASSWORD_FILE names is empty.`, 2);
  return password;
}

/** An address with a password. Errors: OperatorError where it has one already: which one is meant is not known. */
export function withPassword(address: string, password: string): string {
  const url = new URL(address);
  if (url.password !== '' || url.searchParams.has('password'))
    throw new OperatorError(
      'DATABASE_PASSWORD_FILE is set, and an address has a password too: take one of them away.',
      2,
    );
  // an address without a host, of a socket, has no place for it before the "@"
  if (url.hostname === '') url.searchParams.set('password', password);
  else url.password = encodeURIComponent(password);
  return url.href;
}
