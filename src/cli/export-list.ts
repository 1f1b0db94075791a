import type { Config } from '../config';
import { OperatorError } from '../errors';
import { tableFile } from '../export/table-format';
import type { Tell } from '../hub';
import { isObject } from '../is-object';
import { withGraph } from './export-graph';
import { formOf, type OutputOptions, requireFree, writeExported } from './exported-file';
import { readTextFile } from './read-text-file';
import { untilStopped } from './until-stopped';

export interface ListOptions extends OutputOptions {
  /** As JSON. */
  variables?: string;
  operation?: string;
  raw: boolean;
}

/** Writes the list that an operation asks for as a table. */
export async function exportList(config: Config, path: string, options: ListOptions, tell: Tell): Promise<void> {
  const form = formOf(options.output, ['csv', 'xlsx']);
  const variables = variablesIn(options.variables);
  const source = await readTextFile(path);
  if (source === null)
    throw new OperatorError(
      `${path} is not there: name a .graphql file, or say what is wanted (plangraph export tasks, plangraph export report).`,
      2,
    );
  await requireFree(options);
  const { operation: operationName = null, raw: isRaw } = options;
  await untilStopped(tell, (signal) =>
    withGraph(config, tell, async (graph) => {
      const list = graph.list({ source, operationName, variables, isRaw });
      await writeExported(options, tableFile(form, list, graph.rows(list, signal), isRaw), { tell, signal });
    }),
  );
}

/** Errors: OperatorError (exit code 2). */
function variablesIn(given: string | undefined): Record<string, unknown> {
  if (given === undefined) return {};
  try {
    const value: unknown = JSON.parse(given);
    if (isObject(value) && !Array.isArray(value)) return value;
  } catch {
    // told below
  }
  throw new OperatorError(`--variables takes a JSON object, such as '{"number": "12/KH-SNV"}', and not ${given}`, 2);
}
