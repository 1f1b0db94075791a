const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** Where packages keep what decorators told them: each file loads our classes anew, and tells it again. */
const TOLD_BY_DECORATORS = [
  'TypeGraphQLMetadataStorage',
  'typeormMetadataArgsStorage',
  'classValidatorMetadataStorage',
];

/** Puts the process back to how it is now: its globals, environment, listeners, working directory and `exit`. */
function processAsItIs() {
  for (const name of TOLD_BY_DECORATORS) delete globalThis[name];
  const globals = Object.getOwnPropertyDescriptors(globalThis);
  const { exit } = process;
  const env = { ...process.env };
  const directory = process.cwd();
  const listeners = new Map(process.eventNames().map((name) => [name, process.rawListeners(name)]));
  return () => {
    for (const name of Reflect.ownKeys(globalThis))
      if (!Object.hasOwn(globals, name)) Reflect.deleteProperty(globalThis, name);
    Object.defineProperties(globalThis, globals);
    process.exit = exit;
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    process.chdir(directory);
    for (const name of process.eventNames())
      for (const listener of process.rawListeners(name))
        if (!listeners.get(name)?.includes(listener)) process.removeListener(name, listener);
  };
}

/**
 * Test files run in the realm of the process, one after the other, and each finds it as the one before found it. A realm
 * of its own for each, as Jest's environment makes it, costs a second of loading per file, slows every look-up of a
 * global, and gives values that are no `Error`, `Date` or `Array` to whoever asks outside. See one-realm-runtime.cjs.
 */
module.exports = class OneRealmEnvironment {
  constructor({ projectConfig: config }) {
    this.restore = processAsItIs();
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config, global: globalThis });
  }

  async setup() {}

  async teardown() {
    this.moduleMocker.restoreAllMocks();
    this.fakeTimersModern.dispose();
    this.restore();
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** None: whoever compiles does it in the realm of the process. */
  getVmContext() {
    return null;
  }
};
