import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OperatorError } from '../errors';

/** The folder of the package that `from` is in, whether this runs from src/ or from dist/. Errors: OperatorError where it is in none. */
export function checkoutRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder))
      throw new OperatorError(
        `There is no package.json in ${from} or above it: the program runs from its checkout. Put package.json beside dist/, or build it there (npm ci).`,
      );
  }
}

export const CHECKOUT = checkoutRoot(__dirname);

/** Where the schemas stand: those that the code makes, and the two files of it that are kept by hand. */
export const SCHEMA_FOLDER = join(CHECKOUT, 'schema');

/** The version of the program, as package.json has it. */
export const programVersion = (): string =>
  (JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')) as { version: string }).version;
