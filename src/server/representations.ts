import { type FieldNode, type GraphQLSchema, isObjectType, isUnionType, valueFromASTUntyped } from 'graphql';
import { HubError } from '../errors';
import { shown } from '../graph/shown';

/** The field by which a gateway asks a subgraph for what hangs on rows, as many at once as it has met of them. */
export const ENTITIES = '_entities';

interface Asked {
  schema: GraphQLSchema;
  variables: Readonly<Record<string, unknown>>;
}

/**
 * How many representations of each type `_entities` is given, in a variable as gateways do, or written out. Errors:
 * BAD_USER_INPUT for one that is of no type which this subgraph knows by reference: it would fail as a fault of ours.
 */
export function representationsByType(node: FieldNode, { schema, variables }: Asked): Map<string, number> {
  const given = node.arguments?.find(({ name }) => name.value === 'representations')?.value;
  const list: unknown = given && valueFromASTUntyped(given, variables);
  const counts = new Map<string, number>();
  // what is no list is one, as GraphQL has it
  for (const one of Array.isArray(list) ? list : [list]) {
    const type = (one as { __typename?: unknown } | null | undefined)?.__typename;
    const name = typeof type === 'string' ? type : '';
    const count = counts.get(name) ?? 0;
    if (count === 0 && !isKnownByReference(schema, name)) throw unknownType(schema, name);
    counts.set(name, count + 1);
  }
  return counts;
}

const knownIn = (schema: GraphQLSchema): string[] => {
  const union = schema.getType('_Entity');
  return isUnionType(union) ? union.getTypes().map(({ name }) => name) : [];
};

const isKnownByReference = (schema: GraphQLSchema, name: string): boolean =>
  isObjectType(schema.getType(name)) && knownIn(schema).includes(name);

const unknownType = (schema: GraphQLSchema, name: string): HubError =>
  new HubError(
    'BAD_USER_INPUT',
    `representations: ${name === '' ? 'one has no __typename' : `${shown(name)} is no type that this subgraph knows by reference`}; it may be ${knownIn(schema).join(', ')}.`,
    { argument: 'representations', http: { status: 400 } },
  );
