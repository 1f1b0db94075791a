import { type GraphQLSchema, isObjectType } from 'graphql';
import type { GraphModule } from '../graph/module';
import { declaredOn, declaresKey } from './directives';
import { isResolvable, type ResolveReference } from './served-subgraph';

/**
 * How a module answers references to the types that declare a key of their own, by type name. Errors: where a type can
 * be referred to and nothing answers, or the other way round.
 */
export function declaredReferences(
  { name, owns, federation }: GraphModule,
  schema: GraphQLSchema,
): Readonly<Record<string, ResolveReference>> {
  const answers = federation?.references ?? {};
  for (const type of Object.keys(answers)) {
    if (type in owns)
      throw new Error(`Module "${name}" owns ${type}: references to it are answered by its row's id alone.`);
    if (!declaresKey(schema, type))
      throw new Error(
        `Module "${name}" answers references to ${type}, which declares no @key of its own: declare one.`,
      );
  }
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && isResolvable({ directives: declaredOn(schema, type.name) }) && !(type.name in answers))
      throw new Error(
        `${type.name} declares a @key, and module "${name}" does not say how it is answered: say so in federation.references, or declare it "resolvable: false".`,
      );
  return Object.fromEntries(
    Object.entries(answers).map(([type, answer]) => [type, async (representation, ctx) => answer(representation, ctx)]),
  );
}
