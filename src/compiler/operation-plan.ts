import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields';
import { constant } from './answer-bytes';
import { APART, type Collected, type Compilation, type Place } from './compilation';
import { fieldPlan } from './field-plan';
import type { GraphFacts } from './graph-facts';
import { objectPlan } from './write-objects';
import { type FieldPlan, NotWritten, type ObjectPlan } from './writing';

/**
 * The plan of a root selection. `conditions` are the values of the variables that @skip and @include name. Errors: NotWritten
 * for what is not compiled.
 */
export function operationPlan(
  facts: GraphFacts,
  fragments: Record<string, FragmentDefinitionNode>,
  conditions: Record<string, unknown>,
  type: GraphQLObjectType,
  set: SelectionSetNode,
  joins: boolean,
): ObjectPlan {
  const { schema } = facts;
  const compilation: Compilation = { facts, joins, below };
  return planOf(type, collectFields(schema, fragments, conditions, type, set), APART);

  function below({ nodes }: Collected, place: Place = APART) {
    const made = new Map<string, ObjectPlan>();
    return (name: string): ObjectPlan => {
      let plan = made.get(name);
      if (!plan) {
        const objectType = schema.getType(name);
        if (!isObjectType(objectType)) throw new NotWritten(`${name} is no type of objects.`);
        plan = planOf(objectType, collectSubfields(schema, fragments, conditions, objectType, nodes), place);
        made.set(name, plan);
      }
      return plan;
    };
  }

  function planOf(
    parent: GraphQLObjectType,
    collected: ReadonlyMap<string, readonly FieldNode[]>,
    place: Place,
  ): ObjectPlan {
    const fields = [...collected].map(([responseName, nodes], index): FieldPlan => {
      const name = nodes[0]?.name.value as string;
      if (name === '__typename') return typeNamePlan(parent, responseName);
      const field = parent.getFields()[name];
      if (!field) throw new NotWritten(`${parent.name}.${name} is not compiled.`);
      return fieldPlan(compilation, { parent, field, responseName, nodes, place, index });
    });
    return objectPlan(parent, fields);
  }
}

function typeNamePlan(parent: GraphQLObjectType, responseName: string): FieldPlan {
  const json = constant(JSON.stringify(parent.name));
  return {
    responseName,
    name: '__typename',
    reads: [],
    issues: false,
    below: null,
    writerOf: () => (_number, out) => out.constant(json),
  };
}
