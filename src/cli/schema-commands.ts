import type { Command } from 'commander';
import type { CheckOptions } from './check-schema';
import { repeatable } from './repeatable';
import { runProgram } from './run-program';

/** `schema emit` and `schema check`; their code is loaded when they are run. */
export function addSchemaCommands(program: Command): void {
  const schema = program.command('schema').description('the emitted schemas in schema/');
  schema
    .command('emit')
    .description('write the whole graph, the subgraphs and the supergraph to schema/')
    .action(() =>
      runProgram((tell) => (require('./schema-files') as typeof import('./schema-files')).emitSchemas(tell)),
    );
  schema
    .command('check')
    .description('fail where schema/ is not what the code makes, or where another schema does not fit it')
    .option(
      '--against <schema>',
      'report what changed since a file in SDL or a git revision; fail on what breaks clients',
    )
    .option(
      '--operations <folder>',
      'with --against: only what these .graphql files use can break; repeatable',
      repeatable,
      [],
    )
    .option('--accepted <file>', 'with --against: the list of accepted changes (schema/accepted-changes.txt)')
    .option(
      '--subgraph <name=schema>',
      "compose with a partner's subgraph, a file in SDL or an address; repeatable",
      repeatable,
      [],
    )
    .option('--json', 'with --against or --subgraph: one JSON object on stdout', false)
    .action((options: CheckOptions) =>
      runProgram((tell) => (require('./check-schema') as typeof import('./check-schema')).checkSchema(options, tell)),
    );
}
