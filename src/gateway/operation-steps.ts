import { collectFields } from '@graphql-tools/utils';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { fragmentsOf } from '../graph/fragments-of';

/** A part of an operation that is run by itself, as an operation over the same document. */
export interface Step {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

/**
 * The operation in steps that are run one after the other, with the names under which its answer holds their fields, in
 * order. A mutation goes field by field, because what one has fetched of a row is remembered within a step and the next may
 * have changed it, and because none is run after one that failed. What a query asks of the schema itself is a step.
 */
export function stepsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): { keys: string[]; steps: Step[] } {
  const root = schema.getRootType(operation.operation);
  if (!root) return { keys: [], steps: [] };
  const fragments = Object.fromEntries(fragmentsOf(document));
  const given = { coerced: variables, sources: {} };
  const { fields } = collectFields(schema, fragments, given, root, operation.selectionSet);
  const groups: readonly FieldNode[][] = [...fields.values()];
  const parts =
    operation.operation === OperationTypeNode.MUTATION
      ? groups
      : [groups.filter((one) => !isAboutSchema(one)).flat(), groups.filter(isAboutSchema).flat()];
  const steps = parts.filter((part) => part.length > 0).map((part) => stepOf(document, operation, part));
  return { keys: [...fields.keys()], steps };
}

const isAboutSchema = (fields: readonly FieldNode[]): boolean => fields[0]?.name.value.startsWith('__') ?? false;

/** Does this step ask for what the graph is (`__schema`), which needs no subgraph? */
export const asksAboutSchema = ({ operation }: Step): boolean =>
  operation.selectionSet.selections.every((one) => one.kind === Kind.FIELD && one.name.value.startsWith('__'));

function stepOf(document: DocumentNode, operation: OperationDefinitionNode, selections: readonly FieldNode[]): Step {
  const step = { ...operation, selectionSet: { ...operation.selectionSet, selections } };
  const definitions = document.definitions.map((one) => (one === operation ? step : one));
  return { document: { ...document, definitions }, operation: step };
}
