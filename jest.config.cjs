/** Tests run on the TypeScript sources, compiled by swc with the decorator metadata that type-graphql and TypeORM read. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testTimeout: 60_000,
  maxWorkers: 2,
  // in Jest's sandbox each look-up of a global is dear, and graphql makes one per value and node: these are handed in as arguments
  sandboxInjectedGlobals: ['Symbol', 'Object', 'Array', 'Map', 'Set'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  transformIgnorePatterns: [
    '/node_modules/(?!jose/|@opentelemetry/(?:exporter-trace-otlp-http/node_modules/@opentelemetry/)?otlp-exporter-base/)',
  ],
  transform: {
    // jose comes as ES modules only, which Jest on Node 20 does not take as they are
    // the other imports what it needs while it runs, which Jest takes no better
    '/node_modules/(?:jose|@opentelemetry/otlp-exporter-base)/.+\\.js$': [
      '@swc/jest',
      { jsc: { target: 'es2023' }, module: { type: 'commonjs' } },
    ],
    '^.+\\.[cm]?tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
};
