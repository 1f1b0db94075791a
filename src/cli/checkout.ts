import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root of the checkout, whether this runs from src/ or from dist/. */
export const CHECKOUT = checkoutRoot(__dirname);

/** Where the schemas stand: those that the code makes, and the two files of it that are kept by hand. */
export const SCHEMA_FOLDER = join(CHECKOUT, 'schema');

function checkoutRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : checkoutRoot(dirname(folder));
}
