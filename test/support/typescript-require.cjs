// `node -r` this file and node runs the TypeScript sources, compiled as jest compiles them: for tests that start programs.
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');
const { transform } = require('../../jest.config.cjs');

const [, [, options]] = Object.entries(transform).find(([pattern]) => new RegExp(pattern).test('a.ts'));

require.extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  const { code } = transformSync(source, { ...options, filename, swcrc: false, sourceMaps: 'inline' });
  module._compile(code, filename);
};
