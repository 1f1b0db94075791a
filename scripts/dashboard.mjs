// Makes the dashboard's pages: the types of its operations and the schema's Vietnamese terms first, then the bundle. Run by
// scripts/build.mjs; alone: `node scripts/dashboard.mjs [types]`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { generate } from '@graphql-codegen/cli';
import { buildSchema, isEnumType } from 'graphql';
import { build, runnerImport } from 'vite';

const HERE = 'src/web/dashboard';
const SCHEMA = 'schema/plangraph.graphql';

/** src/web/dashboard/generated/: typed operations, and what the schema calls the values of its enums. */
export async function dashboardTypes() {
  const folder = join(HERE, 'generated');
  mkdirSync(folder, { recursive: true });
  await generate(
    {
      schema: SCHEMA,
      documents: [join(HERE, 'operations/*.graphql')],
      generates: {
        [`${folder}/`]: {
          preset: 'client',
          presetConfig: { fragmentMasking: false },
          config: {
            documentMode: 'string',
            enumsAsTypes: true,
            useTypeImports: true,
            scalars: { Date: 'string', DateTime: 'string', JSON: 'unknown' },
          },
        },
      },
      silent: true,
    },
    true,
  );
  const run = (file) => runnerImport(resolve(file), { configFile: false, logLevel: 'warn' });
  const { vietnameseTerm } = (await run('src/export/vietnamese-term.ts')).module;
  writeFileSync(join(folder, 'terms.ts'), termsOf(buildSchema(readFileSync(SCHEMA, 'utf8')), vietnameseTerm));
  // letter by letter as the pages send them: the server knows them in advance by their text
  const { module } = await run(join(folder, 'graphql.ts'));
  const operations = Object.entries(module)
    .filter(([name]) => name.endsWith('Document'))
    .map(([name, text]) => ({ file: `${name.slice(0, -'Document'.length)}.graphql`, query: String(text) }));
  writeFileSync(join(folder, 'operations.json'), JSON.stringify(operations, null, 2));
}

/** Each enum's values with the Vietnamese term that its description gives in brackets. */
function termsOf(schema, vietnameseTerm) {
  const enums = Object.values(schema.getTypeMap()).filter((type) => isEnumType(type) && !type.name.startsWith('__'));
  const terms = enums.map((type) => [
    type.name,
    Object.fromEntries(type.getValues().map(({ name, description }) => [name, vietnameseTerm(description) ?? name])),
  ]);
  return `/** Made by scripts/dashboard.mjs from the schema's descriptions. */\nexport const TERMS = ${JSON.stringify(Object.fromEntries(terms), null, 2)} as const;\n`;
}

/** Bundles the pages into a folder; `mostKb` is what the first script may weigh, compressed. */
export async function dashboardPages(outDir, mostKb = 350) {
  // whatever it is where this is run, and whatever runnerImport made of it
  process.env.NODE_ENV = 'production';
  const { output } = await build({
    configFile: false,
    root: HERE,
    logLevel: 'warn',
    // where it is served, whatever the view's address
    base: '/',
    build: {
      outDir: resolve(outDir),
      emptyOutDir: true,
      target: 'es2022',
      assetsDir: 'assets',
      modulePreload: { polyfill: false },
      // charts come when they are needed, in a piece of their own
      chunkSizeWarningLimit: 1200,
      reportCompressedSize: false,
      license: { fileName: 'licenses.md' },
      rolldownOptions: {
        // libraries mark what a server may not render; nothing here does
        onLog: (level, log, tell) => log.code === 'MODULE_LEVEL_DIRECTIVE' || tell(level, log),
      },
    },
  });
  for (const one of output) {
    if (!/\.(js|css|html|svg)$/.test(one.fileName)) continue;
    const path = join(outDir, one.fileName);
    const bytes = readFileSync(path);
    const gzip = gzipSync(bytes, { level: 9 });
    writeFileSync(`${path}.gz`, gzip);
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    if (one.isEntry && gzip.length > mostKb * 1024)
      throw new Error(`The first script has ${Math.round(gzip.length / 1024)} kB, and ${mostKb} are wanted at most.`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await dashboardTypes();
  if (process.argv[2] !== 'types') await dashboardPages('dist/src/web/pages');
}
