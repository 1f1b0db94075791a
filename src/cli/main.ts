#!/usr/bin/env node
process.env.NODE_ENV ??= 'production';

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { readConfig } from '../config';
import { keepMemorySmall } from '../hub-memory';
import { CHECKOUT } from './checkout';
import { addExportCommands } from './export-commands';
import { addOperationsCommands } from './operations-commands';
import { repeatable } from './repeatable';
import { runProgram } from './run-program';
import { addSchemaCommands } from './schema-commands';

const { version } = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')) as { version: string };

const program = new Command('plangraph')
  .description(
    'Vietnamese plan documents as one linked graph. Settings are environment variables; the README lists them.',
  )
  .version(version)
  .enablePositionalOptions()
  .exitOverride()
  // what is not given is off, or none: "(default: false)" and "(default: [])" say nothing
  .configureHelp({ optionDescription: ({ description }) => description })
  .showHelpAfterError('(plangraph COMMAND --help shows what a command takes)');

// a command's code is loaded when it is run: reading a document needs no database driver
const config = (options: { subgraph?: string } = {}) =>
  readConfig(options.subgraph === undefined ? process.env : { ...process.env, SUBGRAPH: options.subgraph });
const COLUMNS =
  'what the columns of an .xlsx or .csv hold, by letter or header: "A=ordinal,B=task,C=lead,Thời hạn=deadline"';

program
  .command('serve')
  .description('serve the graph, the playground and the health addresses')
  .option('--subgraph <module>', 'serve this module alone, as a federation subgraph (the setting SUBGRAPH)')
  .action((options: { subgraph?: string }) => {
    keepMemorySmall();
    return runProgram((tell) => (require('../serve') as typeof import('../serve')).serve(config(options), tell), {
      staysAlive: true,
    });
  });

program
  .command('gateway')
  .description('serve the graph through a gateway, each module in a process of its own')
  .option(
    '--subgraph <name=url>',
    "a subgraph that runs elsewhere, one of ours or a partner's, by the address of its GraphQL; repeatable",
    repeatable,
    [],
  )
  .option(
    '--supergraph <file>',
    'a supergraph that was composed elsewhere, with the addresses in it; starts no subgraph',
  )
  .addHelpText(
    'after',
    '\nSettings: GATEWAY_PRIVATE_KEY (what it signs with; needed where one of ours runs elsewhere: plangraph keys gateway),\nSUBGRAPH_TIMEOUT_MS (how long it waits for a subgraph), and HOST, PORT and the database as of serve.',
  )
  .action((options: import('./gateway').GatewayCommand) => {
    keepMemorySmall();
    return runProgram(
      (tell) => (require('./gateway') as typeof import('./gateway')).gateway(config(), options, process.env, tell),
      { staysAlive: true },
    );
  });

program
  .command('import')
  .description('take documents in; the same file twice changes nothing')
  .argument('<files...>', 'documents and folders of documents, one at least')
  .option('--dry-run', 'say what would happen and store nothing', false)
  .option('--replaces <id>', 'the id of the plan or document whose text the file takes the place of')
  .option('--columns <columns>', COLUMNS)
  .option(
    '--visibility <who>',
    'who sees them: public, draft (editors), or the units that see them, by name, code or id and with ";" between; without it who sees them already, of new ones everybody',
  )
  .option('--json', 'print what happened as one JSON object per file on stdout', false)
  .action((files: string[], options: import('./import-files').ImportCommand) =>
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

program
  .command('grants')
  .description(
    'print the SQL that gives a database role just the rights of a subgraph; run by the owner after each migration',
  )
  .requiredOption('--subgraph <module>', 'plans, units, indicators, legal or catalog')
  .requiredOption('--role <name>', 'a role of the database, as which the subgraph connects')
  .option('--read-only', 'without what its mutations need', false)
  .option('--apply', 'run it instead of printing it', false)
  .action((options: import('./grants').GrantOptions) =>
    runProgram((tell) => (require('./grants') as typeof import('./grants')).grantRights(config(), options, tell)),
  );

addSchemaCommands(program);
addOperationsCommands(program, config);
addExportCommands(program, config);

const keys = program.command('keys').description('the keys that writing needs, and the pair that a gateway signs with');
keys
  .command('gateway')
  .description('print a new pair for GATEWAY_PRIVATE_KEY and GATEWAY_PUBLIC_KEY, two lines on stdout')
  .action(() => runProgram((tell) => (require('./keys') as typeof import('./keys')).printKeyPair(tell)));
keys
  .command('create')
  .description('make a key and print it, this once, alone on stdout')
  .requiredOption('--role <role>', 'what its holder may do: admin, editor, reporter or reader')
  .option('--name <name>', 'what the key is called; the day and time where absent')
  .option(
    '--scope <scopes>',
    'what of that it is good for: read, report, edit, import, administer, with commas between; all of the role where absent',
    repeatable,
    [],
  )
  .option('--unit <unit>', 'the unit on whose behalf it acts, by its id, code or name; a reporter needs one')
  .option(
    '--rate <number>',
    'how many requests a minute are answered, or none: as many as come; as for all where absent',
  )
  .option('--budget <points>', 'what one operation may cost (docs/limits.md); as for all keys where absent')
  .option('--expires <day>', 'the last day on which it is good, such as 2027-06-30')
  .option('--expires-in <time>', 'for how long it is good: 12h, 90d, 26w')
  .action((options: import('./keys').CreateOptions) =>
    runProgram((tell) => (require('./keys') as typeof import('./keys')).createNamedKey(config(), options, tell)),
  );
keys
  .command('list')
  .description('list the keys, without what they are known by')
  .option('--json', 'one JSON object per key on stdout', false)
  .action((options: { json: boolean }) =>
    runProgram((tell) => (require('./list-keys') as typeof import('./list-keys')).listKeys(config(), options, tell)),
  );
keys
  .command('rotate')
  .description('give a key another secret and print it, this once, alone on stdout')
  .argument('<name>', 'what the key is called')
  .option('--overlap <time>', 'for how long the old secret is good yet: 24h, 7d, or 0 for no more', '24h')
  .option('--expires <day>', 'the last day on which it is good from now on, or never; as before where absent')
  .option('--expires-in <time>', 'for how long it is good from now on: 12h, 90d, 26w')
  .action((name: string, options: import('./keys').RotateOptions) =>
    runProgram((tell) => (require('./keys') as typeof import('./keys')).rotateNamedKey(config(), name, options, tell)),
  );
keys
  .command('limit')
  .description('change how often a key may ask, and what one operation of it may cost; what is not named stays')
  .argument('<name>', 'what the key is called')
  .option('--rate <number>', 'how many requests a minute are answered; none: as many as come; default: as for all')
  .option('--budget <points>', 'what one operation may cost, in points of docs/limits.md; default: as for all')
  .action((name: string, options: import('./key-limits').LimitOptions) =>
    runProgram((tell) => (require('./keys') as typeof import('./keys')).limitNamedKey(config(), name, options, tell)),
  );
keys
  .command('revoke')
  .description('make a key good for nothing, with every secret that it had')
  .argument('<name>', 'what the key is called')
  .action((name: string) =>
    runProgram((tell) => (require('./keys') as typeof import('./keys')).revokeNamedKey(config(), name, tell)),
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
  .command('backup')
  .description('write the whole database into one file, readable by its owner only; hubs go on meanwhile')
  .argument('<file>', 'a file that is not there yet')
  .addHelpText(
    'after',
    '\nSettings: DATABASE_URL or PLANGRAPH_DATA_DIR (which database), PG_BIN_DIR (where pg_dump is, of the version of the server).',
  )
  .action((file: string) =>
    runProgram((tell) => (require('./backup') as typeof import('./backup')).backup(config(), file, version, tell)),
  );
program
  .command('restore')
  .description('put a backup in the place of the database, check it and say how it is; stop the hubs first')
  .argument('<file>', 'what "plangraph backup" wrote')
  .option('--replace', 'also where there is a graph already, which is lost', false)
  .action((file: string, options: { replace: boolean }) =>
    runProgram((tell) => (require('./restore') as typeof import('./restore')).restore(config(), file, options, tell)),
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
