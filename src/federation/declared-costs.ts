import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { type Costs, costsOf } from '../graph/costs';
import { schemaOf } from './module-schema';
import { MODULES } from './registry';

/** The field by which a gateway asks a subgraph for rows by reference: it gives as many as it is given references. */
const ENTITIES: Readonly<Record<string, Costs>> = { 'Query._entities': { size: { of: 'representations' } } };

let declared: Map<string, Costs> | undefined;

/** What modules say beside their fields of what these cost, by "Type.field". */
function declaredCosts(): ReadonlyMap<string, Costs> {
  if (declared) return declared;
  declared = new Map(Object.entries(ENTITIES));
  for (const module of MODULES)
    for (const type of Object.values(schemaOf(module).schema.getTypeMap())) {
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const field of Object.values(type.getFields()))
        if ('costs' in field.extensions) declared.set(`${type.name}.${field.name}`, costsOf(field));
    }
  return declared;
}

/** The schema, whose fields of ours say what they cost: what is printed and parsed again has lost it. */
export function withCosts(schema: GraphQLSchema): GraphQLSchema {
  const costs = declaredCosts();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const said = costs.get(`${type.name}.${field.name}`);
      if (said) field.extensions = { ...field.extensions, costs: said };
    }
  }
  return schema;
}
