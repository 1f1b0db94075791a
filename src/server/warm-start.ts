import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  validate,
} from 'graphql';
import { OperatorError } from '../errors';
import type { KnownOperations, NamedQuery } from './known-operations';
import type { OperationFile } from './operation-files';
import type { PersistedOperations } from './persisted-operations';

/**
 * Parses, validates and compiles operations before the first of them is asked for, by text or hash. Errors: OperatorError with every file
 * that is no operation of this schema, and why.
 */
export function warmStart(
  schema: GraphQLSchema,
  files: readonly OperationFile[],
  known: Pick<KnownOperations, 'learn'> | null,
  persisted: Pick<PersistedOperations, 'list'> | null = null,
): void {
  const faults: string[] = [];
  for (const { file, query } of files) {
    const checked = documentOf(schema, query);
    if ('faults' in checked)
      faults.push(...checked.faults.map((fault) => `${file}${placeOf(fault)}: ${fault.message}`));
    else
      for (const operation of operationsOf(checked.document)) {
        const asked = asAsked(query, checked.document, operation);
        known?.learn(checked.document, operation, asked);
        persisted?.list(asked.map((one) => one.query));
      }
  }
  if (faults.length > 0)
    throw new OperatorError(
      [
        ...faults,
        'Operations that are known in advance must be valid in the schema: correct them, or take them out of the folder.',
      ].join('\n'),
    );
}

type Checked = { document: DocumentNode } | { faults: readonly GraphQLError[] };

function documentOf(schema: GraphQLSchema, query: string): Checked {
  try {
    // what is kept for good is kept without the places of its words, which take as much again; faults are told with them
    const document = parse(query, { noLocation: true });
    return validate(schema, document).length > 0 ? { faults: validate(schema, parse(query)) } : { document };
  } catch (error) {
    if (error instanceof GraphQLError) return { faults: [error] };
    throw error;
  }
}

const operationsOf = ({ definitions }: DocumentNode): OperationDefinitionNode[] =>
  definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? [one] : []));

/** Clients send a file as it is, without what is around it, or printed anew; one operation alone need not be named. */
function asAsked(query: string, document: DocumentNode, operation: OperationDefinitionNode): NamedQuery[] {
  const name = operation.name?.value;
  const names = operationsOf(document).length === 1 ? new Set([null, name ?? null]) : new Set([name ?? null]);
  const texts = new Set([query, query.trim(), print(document)]);
  return [...texts].flatMap((text) => [...names].map((operationName) => ({ query: text, operationName })));
}

function placeOf({ locations }: GraphQLError): string {
  const place = locations?.[0];
  return place ? `:${place.line}:${place.column}` : '';
}
