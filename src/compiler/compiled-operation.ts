import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Context } from '../graph/context';
import { AnswerBytes, constant } from './answer-bytes';
import type { GraphFacts } from './graph-facts';
import { leftNames } from './left-ids';
import { operationPlan } from './operation-plan';
import { type Holding, NotWritten, type ObjectPlan, type Run } from './writing';

/** An operation that has been validated, as it is executed without the interpreter. */
export interface CompiledOperation {
  operation: OperationDefinitionNode;
  /** It may read the graph as recorded at an instant, and then takes connections besides the one of a snapshot. */
  readsPast: boolean;
  /** It sends one statement, which is of one state by itself. Errors: NotWritten. */
  isOneRead(): boolean;
  /** Makes its plan before it is executed, where no variable decides what is selected. Errors: NotWritten. */
  prepare(): void;
  /**
   * The body of the answer, with what the interpreter would answer in `data`. Errors: NotWritten, or what a resolver throws; then the
   * interpreter is to be asked, which says what is wrong and where.
   */
  execute(variables: Readonly<Record<string, unknown>>, ctx: Context, holding?: Holding): Promise<Buffer>;
}

const BEGIN = constant('{"data":');
const END = constant('}\n');

/** Of an operation, those used last: every variable of @skip and @include doubles how many there could be. */
const MOST_PLANS = 32;

const UNHELD: Holding = { hold: () => undefined, release: () => undefined };

/** How a query is executed; null for what is not compiled: mutations, introspection. */
export function compile(
  facts: GraphFacts,
  document: DocumentNode,
  operationName?: string | null,
): CompiledOperation | null {
  const operation = getOperationAST(document, operationName);
  const type = facts.schema.getQueryType();
  if (operation?.operation !== 'query' || !type || asksOfSchema(document)) return null;
  const fragments = fragmentsOf(document);
  const conditional = conditionalVariables(document);
  const readsPast = namesInstant(document);
  const plans = new LRUCache<string, ObjectPlan>({ max: MOST_PLANS });
  const planWhere = (values: Readonly<Record<string, unknown>>): ObjectPlan => {
    const conditions = Object.fromEntries(conditional.map((name) => [name, values[name]]));
    const key = conditional.map((name) => String(values[name])).join();
    let plan = plans.get(key);
    if (!plan) {
      plan = operationPlan(facts, fragments, conditions, type, operation.selectionSet, !readsPast);
      plans.set(key, plan);
    }
    return plan;
  };
  return {
    operation,
    readsPast,
    isOneRead: () => {
      if (conditional.length > 0) return false;
      const [field, ...others] = planWhere({}).fields;
      return others.length === 0 && field?.isOneRead === true;
    },
    prepare: () => {
      if (conditional.length === 0) planWhere({});
    },
    execute: async (given, ctx, holding) => {
      const { coerced, errors } = getVariableValues(facts.schema, operation.variableDefinitions ?? [], { ...given });
      if (errors) throw new NotWritten('The variables are not those of the operation.');
      const { hold, release } = holding ?? UNHELD;
      // what is held is one transaction
      const run: Run = { ctx, variables: coerced, hold, release, leaves: holding ? leftNames() : null };
      const write = await planWhere(coerced).writerOf([undefined], null, run);
      const out = new AnswerBytes();
      out.constant(BEGIN);
      write(0, out);
      out.constant(END);
      return out.end();
    },
  };
}

const fragmentsOf = (document: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(
    document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d]] : [])),
  );

/** The interpreter answers what is asked of the schema itself. */
function asksOfSchema(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field: ({ name }) => {
      if (name.value === '__schema' || name.value === '__type') found = true;
    },
  });
  return found;
}

/** Only what is asked for as recorded at an instant is read so: no field goes there by itself. */
function namesInstant(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Argument: ({ name }) => {
      if (name.value === 'recordedAt') found = true;
    },
  });
  return found;
}

/** The variables on which it hangs what is selected. */
function conditionalVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ arguments: given }) => {
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
