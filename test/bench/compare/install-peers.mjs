// The peers' packages, installed into a folder of their own from the lock file beside their package.json; nothing of them is among the project's dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KEPT } from './server.mjs';

const SOURCE = fileURLToPath(new URL('../peers', import.meta.url));
const PACKAGE = ['package.json', 'package-lock.json'];

/** `{ folder, node, version }`: where they are, and the Node that they and the hub run on; null where they cannot be installed. */
export function installPeers(tell) {
  const folder = join(KEPT, 'peers');
  mkdirSync(join(folder, 'usual'), { recursive: true });
  const wanted = createHash('sha256');
  for (const name of PACKAGE) wanted.update(readFileSync(join(SOURCE, name)));
  const edition = wanted.digest('hex');
  const mark = join(folder, 'installed');
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== edition) {
    tell('Installing the peers');
    for (const name of PACKAGE) cpSync(join(SOURCE, name), join(folder, name));
    // most of them say that they need a newer Node than the one npm runs on: they run on their own
    const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (done.status !== 0) {
      tell(`The peers could not be installed, so they are left out: ${done.stderr.slice(-500)}`);
      return null;
    }
    writeFileSync(mark, edition);
  }
  cpSync(join(SOURCE, 'postgraphile.mjs'), join(folder, 'postgraphile.mjs'));
  compileUsual(folder);
  const node = join(folder, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  return { folder, node, version };
}

/** The usual stack is TypeScript with decorators, as its users write it. */
function compileUsual(folder) {
  const { transformFileSync } = createRequire(import.meta.url)('@swc/core');
  for (const name of readdirSync(join(SOURCE, 'usual'))) {
    const { code } = transformFileSync(join(SOURCE, 'usual', name), {
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
      module: { type: 'commonjs' },
    });
    writeFileSync(join(folder, 'usual', name.replace(/\.ts$/, '.js')), code);
  }
}
