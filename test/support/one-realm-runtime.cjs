const { createRequire, isBuiltin } = require('node:module');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

// './unit', '/a/unit.ts', but not 'pg'
const A_PATH = /^[./]/;

/** What our files were compiled to, by path: a file is run anew for each test file, and compiled once per worker. */
const compiled = new Map();

/**
 * Loads our own modules anew for each test file, as Jest does, and packages once per worker, as the program loads them:
 * with Node's own resolution, and ES modules as they are. What a package remembers of our classes is forgotten between
 * files, and what a test put in the place of a package's method is put back: see one-realm-environment.cjs.
 */
module.exports = class OneRealmRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    const { executor } = this;
    executor.compile = (source, filename) => {
      const known = compiled.get(filename);
      if (known?.source === source) return known.run;
      const run = compileFunction(source, executor.injectedModuleParameters, { filename });
      compiled.set(filename, { source, run });
      return run;
    };
  }

  requireModule(from, name, options, isActual) {
    const isPackage = name && !options?.isInternalModule && !A_PATH.test(name) && !isBuiltin(name);
    return isPackage ? createRequire(from)(name) : super.requireModule(from, name, options, isActual);
  }
};
