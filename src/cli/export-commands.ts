import type { Command } from 'commander';
import type { Config } from '../config';
import { runProgram } from './run-program';

const OUTPUT = ['-o, --output <file>', 'the file to write; its ending says in what form'] as const;
const FORCE = ['--force', 'also where the file is there already, which is lost'] as const;

/** `export FILE`, `export tasks` and `export report`; their code is loaded when they are run. */
export function addExportCommands(program: Command, config: () => Config): void {
  const exporting = program
    .command('export')
    .enablePositionalOptions()
    .description('write the list that an operation asks for as .csv or .xlsx; without -o as CSV to stdout')
    .argument('<operation>', 'a .graphql file with a query that asks for one list')
    .option(...OUTPUT)
    .option(...FORCE, false)
    .option('--variables <json>', 'the variables of the operation, a JSON object')
    .option('--operation <name>', 'which operation of the file, where it has several')
    .option('--raw', 'values and headings as the graph has them, not in Vietnamese', false)
    .action((path: string, options: import('./export-list').ListOptions) =>
      runProgram((tell) =>
        (require('./export-list') as typeof import('./export-list')).exportList(config(), path, options, tell),
      ),
    );
  exporting
    .command('tasks')
    .description('write the tasks of a plan as a table, which "plangraph import" reads again unchanged')
    .requiredOption('--plan <number>', 'the number of the plan, such as 12/KH-SNV')
    .option('--issuer <name>', 'who issued it, where several have that number')
    .option('--issued-on <day>', 'when it was issued, where several have that number')
    .option(...OUTPUT)
    .option(...FORCE, false)
    .action((options: import('./export-tasks').TasksOptions) =>
      runProgram((tell) =>
        (require('./export-tasks') as typeof import('./export-tasks')).exportTasks(config(), options, tell),
      ),
    );
  exporting
    .command('report')
    .description(
      'write the official report: by lead unit how many tasks are in time, late or overdue, and which are overdue',
    )
    .requiredOption('-o, --output <file>', 'the file to write, which ends in .docx or .xlsx')
    .option('--as-of <day>', 'the day to judge by, such as 2026-06-30; today where absent')
    .option('--year <year>', 'only of plans for this year')
    .option('--plan <number>', 'only of the plan with this number')
    .option('--issuer <name>', 'who hands it in; who issued the plans where absent, if that is one')
    .option(...FORCE, false)
    .action((options: import('./export-report').ReportOptions) =>
      runProgram((tell) =>
        (require('./export-report') as typeof import('./export-report')).exportReport(config(), options, tell),
      ),
    );
}
