import {
  type DocumentNode,
  type GraphQLNamedInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { SchemaChange } from './schema-changes';

/** What an operation reads and gives of a schema, in the paths that changes have: "Task", "Task.title", "@include". */
export type Usage = ReadonlySet<string>;

/**
 * All that an operation touches of a schema that it is valid against. What a variable may hold counts whole: its type with
 * all fields and values, and those of the types under it. A field that is read from an interface counts for all its types.
 */
export function usageOf(document: DocumentNode, schema: GraphQLSchema): Usage {
  const touched = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const parent = types.getParentType();
        if (!parent) return;
        addOutput(touched, schema, parent);
        for (const type of withPossible(schema, parent)) touched.add(`${type.name}.${name.value}`);
        const result = types.getFieldDef()?.type;
        if (result) addOutput(touched, schema, getNamedType(result));
      },
      Argument({ name }) {
        const directive = types.getDirective();
        if (directive) touched.add(`@${directive.name}.${name.value}`);
        const [parent, field] = [types.getParentType(), types.getFieldDef()];
        if (!directive && parent && field)
          for (const type of withPossible(schema, parent)) touched.add(`${type.name}.${field.name}.${name.value}`);
      },
      Directive({ name }) {
        touched.add(`@${name.value}`);
      },
      ObjectValue() {
        addType(touched, types.getInputType());
      },
      ObjectField({ name }) {
        const parent = getNamedType(types.getParentInputType() ?? undefined);
        if (parent) touched.add(parent.name).add(`${parent.name}.${name.value}`);
      },
      EnumValue({ value }) {
        const type = getNamedType(types.getInputType() ?? undefined);
        if (type) touched.add(type.name).add(`${type.name}.${value}`);
      },
      VariableDefinition({ type }) {
        addWhole(touched, getNamedType(typeFromAST(schema, type as never)) as GraphQLNamedInputType | undefined);
      },
      NamedType({ name }) {
        const type = schema.getType(name.value);
        if (isCompositeType(type)) addOutput(touched, schema, type);
      },
    }),
  );
  return touched;
}

/** Whether a change concerns what an operation touches; one of the roots concerns every operation. */
export const touches = ({ path, concerns }: SchemaChange, used: Usage): boolean =>
  path === 'schema' || used.has(concerns);

type Touched = Set<string>;

function withPossible(schema: GraphQLSchema, type: GraphQLNamedType): GraphQLNamedType[] {
  return isAbstractType(type) ? [type, ...schema.getPossibleTypes(type)] : [type];
}

function addOutput(touched: Touched, schema: GraphQLSchema, type: GraphQLNamedType): void {
  for (const one of withPossible(schema, type)) {
    touched.add(one.name);
    // what it implements is how a fragment may come to it
    if (isObjectType(one) || isInterfaceType(one)) for (const { name } of one.getInterfaces()) touched.add(name);
    if (isEnumType(one)) for (const { name } of one.getValues()) touched.add(`${one.name}.${name}`);
  }
}

function addType(touched: Touched, type: Parameters<typeof getNamedType>[0]): void {
  const named = getNamedType(type);
  if (named) touched.add(named.name);
}

function addWhole(touched: Touched, type: GraphQLNamedInputType | undefined): void {
  if (!type || touched.has(`${type.name}.*`)) return;
  touched.add(type.name).add(`${type.name}.*`);
  if (isEnumType(type)) for (const { name } of type.getValues()) touched.add(`${type.name}.${name}`);
  if (!isInputObjectType(type)) return;
  for (const field of Object.values(type.getFields())) {
    touched.add(`${type.name}.${field.name}`);
    addWhole(touched, getNamedType(field.type));
  }
}
