#!/usr/bin/env node
process.env.NODE_ENV ??= 'production';

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { readConfig } from '../config';
import { runProgram } from './run-program';

/** As package.json says, beside src/ or above dist/. */
function programVersion(folder = __dirname): string {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return programVersion(dirname(folder));
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

const program = new Command('plangraph')
  .description(
    'Vietnamese plan documents as one linked graph. Settings are environment variables; the README lists them.',
  )
  .version(programVersion())
  .exitOverride()
  .showHelpAfterError('(plangraph COMMAND --help shows what a command takes)');

// a command's code is loaded when it is run: reading a document needs no database driver
const config = () => readConfig(process.env);
const COLUMNS =
  'what the columns of an .xlsx or .csv hold, by letter or header: "A=ordinal,B=task,C=lead,Thời hạn=deadline"';

program
  .command('serve')
  .description('serve the graph, the playground and the health addresses')
  .action(() =>
    runProgram((tell) => (require('../serve') as typeof import('../serve')).serve(config(), tell), {
      staysAlive: true,
    }),
  );

program
  .command('import')
  .description('take documents in; the same file twice changes nothing')
  .argument('<files...>', 'documents and folders of documents, one at least')
  .option('--dry-run', 'say what would happen and store nothing', false)
  .option('--replaces <id>', 'the id of the plan or document whose text the file takes the place of')
  .option('--columns <columns>', COLUMNS)
  .option('--json', 'print what happened as one JSON object per file on stdout', false)
  .action((files: string[], options: { dryRun: boolean; replaces?: string; columns?: string; json: boolean }) =>
    runProgram((tell) =>
      (require('./import-files') as typeof import('./import-files')).importFiles(config(), files, options, tell),
    ),
  );

program
  .command('extract')
  .description('show what is read in a document; touches no database')
  .argument('<files...>', 'documents and folders of documents, one at least')
  .option('--columns <columns>', COLUMNS)
  .option('--json', 'one JSON object per file on stdout', false)
  .action((files: string[], options: { columns?: string; json: boolean }) =>
    runProgram((tell) =>
      (require('./extract') as typeof import('./extract')).extractFiles(config(), files, options, tell),
    ),
  );

program
  .command('review')
  .description('list what the reader was unsure of, with the sentence and its place')
  .option('--plan <number>', 'only of the plan or document with this number')
  .option('--code <code>', 'only of this kind, such as CITATION_SUSPECT')
  .option('--json', 'one JSON object per item on stdout', false)
  .action((options: { plan?: string; code?: string; json: boolean }) =>
    runProgram((tell) => (require('./review') as typeof import('./review')).review(config(), options, tell)),
  );

program
  .command('migrate')
  .description('bring the database to the form that this version needs')
  .option('--down', 'take the newest migration back', false)
  .action((options: { down: boolean }) =>
    runProgram((tell) =>
      (require('./migrate-database') as typeof import('./migrate-database')).migrateDatabase(config(), options, tell),
    ),
  );

const schema = program.command('schema').description('the emitted schemas in schema/');
schema
  .command('emit')
  .description('write the whole graph, the subgraphs and the supergraph to schema/')
  .action(() => runProgram((tell) => (require('./schema-files') as typeof import('./schema-files')).emitSchemas(tell)));
schema
  .command('check')
  .description('fail where schema/ is not what the code makes')
  .action(() =>
    runProgram((tell) => (require('./schema-files') as typeof import('./schema-files')).checkSchemas(tell)),
  );

program
  .command('keys')
  .description('the keys that writing needs')
  .command('create')
  .description('make a key and print it, this once, alone on stdout')
  .requiredOption('--role <role>', 'what its holder may do: admin, editor or reader')
  .option('--name <name>', 'what the key is called; the day and time where absent')
  .action((options: { role: string; name?: string }) =>
    runProgram((tell) => (require('./keys') as typeof import('./keys')).createNamedKey(config(), options, tell)),
  );

const sample = program.command('sample').description('the bundled sample');
sample
  .command('load')
  .description('load it into an empty database')
  .action(() => runProgram((tell) => (require('./sample') as typeof import('./sample')).loadSampleNow(config(), tell)));
sample
  .command('remove')
  .description('take it out again')
  .action(() =>
    runProgram((tell) => (require('./sample') as typeof import('./sample')).removeSampleNow(config(), tell)),
  );

const units = program.command('units').description('what people decide about units');
units
  .command('alias')
  .description('give a unit another name, for what was imported before and what comes later')
  .argument('<unit>', 'the id of the unit, as a query returned it')
  .argument('<name>', 'how else it is written')
  .option('--reason <text>', 'why, for the history')
  .action((unit: string, name: string, options: { reason?: string }) =>
    runProgram((tell) =>
      (require('./units') as typeof import('./units')).addAlias(config(), unit, name, options.reason ?? null, tell),
    ),
  );
units
  .command('merge')
  .description('make units one; their ids lead to the one that is kept')
  .argument('<kept>', 'the id of the unit that is kept')
  .argument('<merged...>', 'the ids of the units that are the same')
  .option('--reason <text>', 'why, for the history')
  .action((kept: string, merged: string[], options: { reason?: string }) =>
    runProgram((tell) =>
      (require('./units') as typeof import('./units')).mergeInto(config(), kept, merged, options.reason ?? null, tell),
    ),
  );

program
  .command('doctor')
  .description('check the database and what is in it, and say what to do')
  .action(() => runProgram((tell) => (require('./doctor') as typeof import('./doctor')).doctor(config(), tell)));

program.parseAsync().catch((error: unknown) => {
  // commander has written its message; asking for help is no failure, anything else is wrong usage
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : 1;
  if (!(error instanceof CommanderError)) throw error;
});
