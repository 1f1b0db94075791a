// Compiles the program into dist/ (run by `npm ci` through prepare): nothing is built at start. Another folder may be given,
// and another tsconfig.json: then without the dashboard's pages.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
const compiling = once(spawn(process.execPath, [tsc, '-p', project, '--outDir', outDir], { stdio: 'inherit' }), 'exit');
if (project === 'tsconfig.json') {
  const { dashboardPages, dashboardTypes } = await import('./dashboard.mjs');
  await dashboardTypes();
  await dashboardPages(join(outDir, 'src/web/pages'));
}
const [exitCode] = await compiling;
if (exitCode !== 0) process.exit(exitCode ?? 1);
// what the program reads at run time, beside the code that reads it
const isRead = (from) => !/\.tsx?$/.test(from);
for (const folder of ['sample', 'web/examples', 'web/feeds', 'web/playground', 'web/dashboard/generated'])
  cpSync(`src/${folder}`, join(outDir, 'src', folder), { recursive: true, filter: isRead });
