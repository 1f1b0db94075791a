// Compiles the program into dist/ (run by `npm ci` through prepare): nothing is built at start. Another folder may be given,
// and another tsconfig.json.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const [outDir = 'dist', project = 'tsconfig.json'] = process.argv.slice(2);
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
// it is emptied first: /dev/null would be deleted
if (statSync(outDir, { throwIfNoEntry: false })?.isDirectory() === false) {
  console.error(`"${outDir}" is no folder: give one to compile into.`);
  process.exit(2);
}
rmSync(outDir, { recursive: true, force: true });
const compiled = spawnSync(process.execPath, [tsc, '-p', project, '--outDir', outDir], { stdio: 'inherit' });
if (compiled.status !== 0) process.exit(compiled.status ?? 1);
// what the program reads at run time, beside the code that reads it
for (const folder of ['sample', 'web'])
  cpSync(`src/${folder}`, join(outDir, 'src', folder), { recursive: true, filter: (from) => !from.endsWith('.ts') });
