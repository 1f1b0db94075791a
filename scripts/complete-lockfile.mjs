// Adds to package-lock.json the platform packages (…-darwin-arm64, …-linux-x64-musl, …) that npm left out because the
// registry it asked did not carry them: `npm ci` refuses a lockfile with such holes. Run it after `npm install`.
// An entry says what npm would have written: version, os, cpu, libc; npm skips it on every other platform.
import { readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const systems = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
  windows: 'win32',
  wasm32: null,
  sunos: 'sunos',
  aix: 'aix',
};
const processors = {
  arm: 'arm',
  arm64: 'arm64',
  ia32: 'ia32',
  x64: 'x64',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  loong64: 'loong64',
};
const added = [];
for (const owner of Object.values({ ...lock.packages })) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    if (lock.packages[path]) continue;
    const words = name.split('/').pop().split('-');
    const os = words.map((w) => systems[w]).find(Boolean);
    const cpu = words.map((w) => processors[w]).find(Boolean);
    if (!os) continue;
    const libc = words.some((w) => w.startsWith('musl'))
      ? 'musl'
      : words.some((w) => w.startsWith('gnu'))
        ? 'glibc'
        : null;
    lock.packages[path] = {
      version: version.replace(/^[\^~]/, ''),
      cpu: [cpu ?? 'arm'],
      ...(owner.dev ? { dev: true } : {}),
      ...(os === 'linux' && libc ? { libc: [libc] } : {}),
      optional: true,
      os: [os],
    };
    added.push(name);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
process.stderr.write(`${added.length} platform packages added to package-lock.json\n`);
