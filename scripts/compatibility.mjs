// Runs Apollo's federation subgraph compatibility tests against a subgraph "products" that this program's own federation
// code makes (test/support/compatibility) and its own server serves, behind its own gateway. Fetches the suite with npm once,
// into node_modules/.cache; prints a line a test; `-- --write` puts them into docs/compatibility.md.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { askedOf, fetchSuite, SUITE, startNeighbour, VERSION } from './compatibility-suite.mjs';

const CACHE = 'node_modules/.cache/plangraph-compatibility';
const RECORD = 'docs/compatibility.md';
const TESTS = 23;

const args = process.argv.slice(2);
const unknown = args.find((arg) => arg !== '--write');
if (unknown !== undefined) {
  console.error(`${unknown} is not known here. Usage: npm run compatibility [-- --write]`);
  process.exit(2);
}

const closes = [];
const ending = new AbortController();
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => ending.abort());
try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  for (const close of closes.reverse()) await close();
}

async function main() {
  const suite = fetchSuite(CACHE);
  const { serveProducts, serveGateway } = compiled();
  const productsUrl = await listening(serveProducts(0));
  const services = [{ name: 'products', url: productsUrl, sdl: await sdlOf(productsUrl) }];
  for (const name of ['users', 'inventory']) {
    const neighbour = await startNeighbour(suite, name, ending.signal);
    closes.push(neighbour.close);
    services.push(neighbour);
  }
  const { supergraph, hints } = await compose(services);
  const gatewayUrl = await listening(serveGateway(supergraph));
  const results = await askedOf(suite, CACHE, { productsUrl, gatewayUrl, signal: ending.signal });

  const passed = results.filter(({ status }) => status === 'passed').length;
  const lines = [
    `${SUITE} ${VERSION}: ${passed} of ${results.length} passed (${new Date().toISOString().slice(0, 10)})`,
    ...results.map(({ fullName, status }) => `  ${status === 'passed' ? 'ok  ' : 'FAIL'}  ${fullName}`),
    `composed by @theguild/federation-composition ${versionOf('@theguild/federation-composition')} without an error (it gives no hints)`,
    `composed by @apollo/composition ${versionOf('@apollo/composition')} without an error; it remarks:`,
    ...hints.map((hint) => `  ${hint}`),
    `behind the gateway of this program (@graphql-hive/gateway-runtime ${versionOf('@graphql-hive/gateway-runtime')}), Node ${process.versions.node}`,
  ];
  console.log(lines.join('\n'));
  for (const { fullName, failureMessages } of results)
    for (const message of failureMessages) console.error(`\n${fullName}\n${message}`);
  if (passed !== TESTS || results.length !== TESTS) return 1;
  if (args.includes('--write')) {
    writeFileSync(RECORD, recordOf(lines));
    console.log(`Written to ${RECORD}.`);
  }
  return 0;
}

function recordOf(lines) {
  return `# Federation compatibility

Written by \`npm run compatibility -- --write\`: Apollo's subgraph compatibility tests against a subgraph that
\`src/federation\` makes of a module (\`test/support/compatibility\`) and \`src/server\` serves, behind \`src/gateway\`. The suite's own
subgraphs "users" and "inventory" stand beside it; its tests are run as they are, but for the address of the gateway.
What Apollo's composer remarks is of those two: one lacks a field of a shared type, one still has the field that @override
takes over. PlanGraph's own subgraphs compose without a remark (\`test/federation/composition.test.ts\`).

\`\`\`
${lines.join('\n')}
\`\`\`
`;
}

/** What stands in test/support/compatibility, compiled as the program is: the products and the gateway, for this process. */
function compiled() {
  // beside the suite, not in it: its node_modules has a graphql of its own
  const outDir = `${CACHE}-served`;
  closes.push(() => rmSync(outDir, { recursive: true, force: true }));
  const built = spawnSync(process.execPath, ['scripts/build.mjs', outDir, 'test/support/compatibility/tsconfig.json'], {
    stdio: 'inherit',
  });
  if (built.status !== 0) throw new Error('The products did not compile; npx tsc -p tsconfig.test.json says why.');
  const require = createRequire(join(process.cwd(), outDir, 'test/support/compatibility/'));
  return { ...require('./serve-products.js'), ...require('./serve-gateway.js') };
}

async function listening(starting) {
  const server = await starting;
  closes.push(() => server.close());
  return `${server.url}/graphql`;
}

async function sdlOf(url) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  const { data, errors } = await response.json();
  if (!data) throw new Error(`The products do not say what they are: ${JSON.stringify(errors)}`);
  return data._service.sdl;
}

/** The supergraph by the composer of this program; Apollo's has to agree that it can be composed. */
async function compose(services) {
  const { parse } = await import('graphql');
  const guild = await import('@theguild/federation-composition');
  const { composeServices } = await import('@apollo/composition');
  const given = services.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));
  const byGuild = guild.composeServices(given);
  const byApollo = composeServices(given);
  for (const [composer, { errors }] of Object.entries({
    '@theguild/federation-composition': byGuild,
    '@apollo/composition': byApollo,
  }))
    if (errors?.length) throw new Error(`${composer}: ${errors.map(({ message }) => message).join('\n')}`);
  return {
    supergraph: byGuild.supergraphSdl,
    hints: byApollo.hints.map(({ definition, message }) => `${definition.level.name} ${definition.code}: ${message}`),
  };
}

function versionOf(name) {
  return JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8')).version;
}
