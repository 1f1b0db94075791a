import { type GraphQLSchema, isObjectType, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** What of a schema operations ask: `Task.title`, `Task.assignments(role:)`. */
export function reachedBy(schema: GraphQLSchema, queries: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  for (const query of queries) {
    const info = new TypeInfo(schema);
    const note = (argument = '') => {
      const [parent, field] = [info.getParentType(), info.getFieldDef()];
      if (parent && field) reached.add(`${parent.name}.${field.name}${argument}`);
    };
    visit(
      parse(query),
      visitWithTypeInfo(info, {
        Field: () => note(),
        Argument: ({ name }) => note(`(${name.value}:)`),
      }),
    );
  }
  return reached;
}

/** All that queries can ask of a schema. */
export function reachable(schema: GraphQLSchema): string[] {
  const found: string[] = [];
  const types = new Set([schema.getQueryType()]);
  for (const type of types) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      found.push(`${type.name}.${field.name}`, ...field.args.map(({ name }) => `${type.name}.${field.name}(${name}:)`));
      let of: unknown = field.type;
      while (typeof of === 'object' && of !== null && 'ofType' in of) of = of.ofType;
      const named = schema.getType(String(of));
      if (isObjectType(named)) types.add(named);
      else if (named && 'resolveType' in named)
        for (const one of schema.getPossibleTypes(named as never)) types.add(one);
    }
  }
  return found;
}
