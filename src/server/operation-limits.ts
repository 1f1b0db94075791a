import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { HubError } from '../errors';
import { type CostRule, costRuleOf } from '../limits/cost-rule';
import type { DearestPath } from '../limits/dearest-path';
import type { Allowed } from '../limits/limits';
import { boundVariables } from '../limits/variable-lists';
import { boundOf } from './answer-bound';

/** What is looked at before an operation runs, with each request's variables. */
export interface OperationLimits {
  cost: CostRule;
  /** Errors: TOO_COSTLY, BAD_USER_INPUT. */
  check(variables: Variables, allowed: Allowed): void;
}

type Variables = Readonly<Record<string, unknown>> | undefined;

const known = new WeakMap<OperationDefinitionNode, { schema: GraphQLSchema; limits: OperationLimits }>();

/** The limits of an operation that is valid, made once. Errors: TOO_COSTLY where its fragments multiply without end. */
export function limitsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationLimits {
  const found = known.get(operation);
  if (found?.schema === schema) return found.limits;
  const limits = make(schema, document, operation);
  known.set(operation, { schema, limits });
  return limits;
}

function make(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): OperationLimits {
  const bound = boundOf(schema, document, operation);
  const cost = costRuleOf(schema, document, operation);
  return {
    cost,
    check: (variables, { budget, listValues }) => {
      boundVariables(variables, listValues);
      if (budget !== null) {
        const estimated = cost.estimate(variables);
        if (estimated > budget) throw tooCostly(estimated, budget, cost.dearest(variables));
      }
      bound(variables);
    },
  };
}

const tooCostly = (estimated: number, budget: number, { path, lowered }: DearestPath): HubError => {
  const smaller = lowered.length > 0 ? `a smaller ${lowered.join(' or ')}` : 'less of it';
  return new HubError(
    'TOO_COSTLY',
    `This query may cost ${shown(estimated)} points, and yours ${shown(budget)}. Most of it is ${path}: ask for ${smaller}, for fewer levels, or with a key that has a larger budget.`,
    { cost: { estimated, budget }, path, http: { status: 400 } },
  );
};

const shown = (points: number): string => points.toLocaleString('en');
