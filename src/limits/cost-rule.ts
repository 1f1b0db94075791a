import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { actualOf } from './actual-cost';
import { type CostSet, costTree, mostOf } from './cost-tree';
import { type DearestPath, dearestPath } from './dearest-path';
import { countedLast } from './last-variables';
import type { GivenVariables } from './page-amount';

type Given = Readonly<Record<string, unknown>> | null | undefined;

/** What an operation costs, by the rule of docs/limits.md: made once for its text, asked with each request's variables. */
export interface CostRule {
  /** At most, before it runs. */
  estimate(variables: Given): number;
  /** As its answer shows; never more than the estimate. */
  actual(variables: Given, data: unknown): number;
  /** The way that costs most, with what multiplies there. */
  dearest(variables: Given): DearestPath;
}

/** The rule of an operation that is valid. Errors: TOO_COSTLY where its fragments multiply without end. */
export function costRuleOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CostRule {
  const tree: CostSet = costTree(schema, document, operation);
  const defaults = defaultsOf(operation);
  const withDefaults = (given: Given): GivenVariables => ({ ...defaults, ...given });
  const estimated = countedLast(variablesIn(document), (variables) => mostOf(tree, variables));
  return {
    estimate: (given) => tree.fixed ?? estimated(withDefaults(given)),
    actual: (given, data) => actualOf(tree, withDefaults(given), data),
    dearest: (given) => dearestPath(tree, withDefaults(given)),
  };
}

/** The rule of the operation of a document that is named, or the only one; null where there is none. */
export function costRule(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null = null,
): CostRule | null {
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode =>
      one.kind === Kind.OPERATION_DEFINITION && (operationName === null || one.name?.value === operationName),
  );
  return operation ? costRuleOf(schema, document, operation) : null;
}

/** Every variable that is used: any of them may say how many. */
function variablesIn(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void names.add(name.value),
  });
  return [...names];
}

/** What the operation gives where the request does not. */
const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): GivenVariables =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, literal(defaultValue)]] : [],
    ),
  );

const literal = (value: ValueNode): unknown => valueFromASTUntyped(value);
