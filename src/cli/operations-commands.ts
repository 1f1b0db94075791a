import type { Command } from 'commander';
import type { Config } from '../config';
import { runProgram } from './run-program';

/** `operations list` and `operations hash`; their code is loaded when they are run. */
export function addOperationsCommands(program: Command, config: () => Config): void {
  const operations = program.command('operations').description('what clients ask for by the SHA-256 of its text');
  operations
    .command('list')
    .description('list what is in OPERATIONS_DIR: hash of the file, hash of its text as printed, operations, file')
    .option('--json', 'one JSON object per file on stdout', false)
    .action((options: { json: boolean }) =>
      runProgram((tell) =>
        (require('./operations') as typeof import('./operations')).listOperations(config(), options, tell),
      ),
    );
  operations
    .command('hash')
    .description('the same of files, wherever they are: no hub and no setting is needed')
    .argument('<files...>', '.graphql files')
    .option('--json', 'one JSON object per file on stdout', false)
    .action((files: string[], options: { json: boolean }) =>
      runProgram(() => (require('./operations') as typeof import('./operations')).hashOperations(files, options)),
    );
}
