// The program as it is built: what `npm run build` made, or a build elsewhere.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(import.meta.url);
export const BUILD = resolve(process.env.BENCH_BUILD ?? new URL('../../../dist', import.meta.url).pathname);

// the entities' decorators need it first
require('reflect-metadata');

/** A module of the program, by its path below src/ without an extension. */
export const built = (path) => require(`${BUILD}/src/${path}.js`);
