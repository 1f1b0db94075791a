import { type GraphQLSchema, isObjectType } from 'graphql';
import { declaredEdges } from '../federation/declared-edges';
import { schemaOf } from '../federation/module-schema';
import { MODULES, OWNED_ENTITIES } from '../federation/registry';
import { wholeGraph } from '../federation/whole-graph';
import type { Edge } from '../graph/link-loaders';
import type { Link } from '../graph/links';
import type { FoundBy, Picked } from '../graph/reads';
import { type EntityClass, tableOf } from '../graph/row-table';

/** What of the whole graph the compiler goes by. Fields are named "Type.field". */
export interface GraphFacts {
  schema: GraphQLSchema;
  edges: ReadonlyMap<string, Edge<Link>>;
  /** The entities of the types that several modules know, by type. */
  entities: Readonly<Record<string, EntityClass>>;
  /** The fields that a resolver works out; the others are properties of their objects. */
  resolved: ReadonlySet<string>;
  /** What resolvers say that they read of their objects (`reads`); those that say nothing may read all. */
  reads: ReadonlyMap<string, readonly string[]>;
  /** The fields that are one row of a link of their type. */
  picked: ReadonlyMap<string, Picked>;
  /** By what roots find their rows. */
  foundBy: ReadonlyMap<string, FoundBy>;
  /** The fields whose resolver sends one statement. */
  readsOnce: ReadonlySet<string>;
  /** The columns of the types that are rows, by property. */
  columns: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export function graphFacts(schema: GraphQLSchema = wholeGraph()): GraphFacts {
  const resolved = new Set<string>();
  const reads = new Map<string, readonly string[]>();
  const readsOnce = new Set<string>();
  const foundBy = new Map<string, FoundBy>();
  const picked = new Map<string, Picked>();
  const columns = new Map<string, ReadonlyMap<string, string>>();
  for (const module of MODULES) {
    const own = schemaOf(module);
    for (const [type, fields] of Object.entries(own.fields))
      for (const field of Object.keys(fields)) resolved.add(`${type}.${field}`);
    for (const [place, extensions] of extensionsOf(own.schema)) {
      if (extensions.reads) reads.set(place, extensions.reads as string[]);
      if (extensions.readsOnce) readsOnce.add(place);
      if (extensions.foundBy) foundBy.set(place, extensions.foundBy as FoundBy);
      if (extensions.picked) picked.set(place, extensions.picked as Picked);
    }
    for (const [name, type] of Object.entries(module.types))
      if (module.entities.includes(type)) columns.set(name, tableOf(type as EntityClass).columns);
  }
  return {
    schema,
    edges: declaredEdges(),
    entities: OWNED_ENTITIES,
    resolved,
    reads,
    readsOnce,
    foundBy,
    picked,
    columns,
  };
}

/** What is said of fields beside their types, by "Type.field". */
const extensionsOf = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields()).map(({ name, extensions }) => [`${type.name}.${name}`, extensions] as const)
      : [],
  );
