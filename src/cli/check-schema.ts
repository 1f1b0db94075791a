import { OperatorError } from '../errors';
import type { Tell } from '../hub';
import { checkPartnerSubgraphs } from './check-partner-subgraphs';
import { checkSchemaAgainst } from './check-schema-against';
import { checkSchemas } from './schema-files';

export interface CheckOptions {
  against?: string;
  accepted?: string;
  operations: readonly string[];
  subgraph: readonly string[];
  json: boolean;
}

/** The check that the options ask for: of schema/ itself, against another schema, or of partners' subgraphs. */
export async function checkSchema(options: CheckOptions, tell: Tell): Promise<number> {
  const { against, subgraph } = options;
  if (against !== undefined && subgraph.length)
    throw new OperatorError('--against and --subgraph are two checks; ask for one at a time.', 2);
  for (const [name, isGiven] of [
    ['--operations', options.operations.length > 0],
    ['--accepted', options.accepted !== undefined],
  ] as const)
    if (isGiven && against === undefined)
      throw new OperatorError(`${name} goes with --against FILE or --against GIT-REF.`, 2);
  if (against !== undefined) return checkSchemaAgainst(against, options, tell);
  if (subgraph.length) return checkPartnerSubgraphs(subgraph, options, tell);
  if (options.json) throw new OperatorError('--json goes with --against or --subgraph.', 2);
  return checkSchemas(tell);
}
