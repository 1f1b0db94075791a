import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices, transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import {
  buildASTSchema,
  type DefinitionNode,
  isObjectType,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  validateSchema,
} from 'graphql';
import { emittedSchemas } from '../../src/federation/emit';
import { MODULES } from '../../src/federation/registry';
import { printSubgraph } from '../../src/federation/subgraph';
import { printSupergraph } from '../../src/federation/supergraph';
import { printWholeGraph, wholeGraph } from '../../src/federation/whole-graph';

const FOLDER = join(__dirname, '../../schema');

/** Type definitions by name of the subgraphs that print them. */
function definitionsByName(): Map<string, Map<string, DefinitionNode>> {
  const byName = new Map<string, Map<string, DefinitionNode>>();
  for (const module of MODULES)
    for (const definition of parse(printSubgraph(module)).definitions) {
      if (!('name' in definition) || !definition.name) continue;
      const name = definition.name.value;
      byName.set(name, (byName.get(name) ?? new Map()).set(module.name, definition));
    }
  return byName;
}

const OWNED = new Set(MODULES.flatMap((module) => Object.keys(module.owns)));
const SHARED = [...definitionsByName()].filter(
  ([name, copies]) => copies.size > 1 && !OWNED.has(name) && !['Query', 'Mutation'].includes(name),
);

test('several subgraphs share definitions', () => {
  const names = SHARED.map(([name]) => name);
  expect(names).toEqual(expect.arrayContaining(['Node', 'PageInfo', 'Evidence', 'Progress', 'ProgressMethod', 'Date']));
});

test.each(SHARED.map(([name, copies]) => ({ name, modules: [...copies.keys()].join(', '), copies })))(
  'the definition of $name is the same in $modules',
  ({ copies }) => {
    expect(new Set([...copies.values()].map(print)).size).toBe(1);
  },
);

test('a type that a module refers to has the id there, and nothing that its owner has', () => {
  for (const [name, copies] of definitionsByName()) {
    if (!OWNED.has(name)) continue;
    const fields = [...copies].map(([, copy]) =>
      'fields' in copy ? (copy.fields ?? []).map((field) => field.name.value).filter((field) => field !== 'id') : [],
    );
    expect(fields.flat()).toHaveLength(new Set(fields.flat()).size);
    expect([...copies.values()].every((copy) => print(copy).includes('@key(fields: "id"'))).toBe(true);
  }
});

test('every file of schema/ is what the code makes, and there is no other', () => {
  const emitted = emittedSchemas();
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(emitted).sort());
  for (const [name, text] of Object.entries(emitted)) expect(readFileSync(join(FOLDER, name), 'utf8')).toBe(text);
});

test('the schemas are made the same when they are made again', () => {
  expect(emittedSchemas()).toEqual(emittedSchemas());
});

test('the subgraphs compose without an error', () => {
  const result = composeServices(
    MODULES.map((m) => ({ name: m.name, typeDefs: parse(printSubgraph(m)), url: m.name })),
  );
  expect(result.errors).toBeUndefined();
});

test('what a gateway shows is the whole graph', () => {
  const shown = buildASTSchema(transformSupergraphToPublicSchema(parse(printSupergraph())));
  const whole = buildASTSchema(parse(printWholeGraph()));
  expect(printSchema(lexicographicSortSchema(shown))).toBe(printSchema(lexicographicSortSchema(whole)));
});

test('the whole graph is a valid schema in which every type, field, argument and value is described', () => {
  const schema = wholeGraph();
  expect(validateSchema(schema)).toEqual([]);
  const missing: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)) continue;
    if (!type.description && !['Query', 'Mutation'].includes(type.name)) missing.push(type.name);
    if (!('getFields' in type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.description) missing.push(`${type.name}.${field.name}`);
      if (isObjectType(type) && 'args' in field)
        for (const arg of field.args) if (!arg.description) missing.push(`${type.name}.${field.name}(${arg.name})`);
    }
  }
  expect(missing).toEqual([]);
});

test('every type that is a Node has an id, a version and the instant of its last change', () => {
  const schema = wholeGraph();
  const node = schema.getType('Node');
  const nodes = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && type.getInterfaces().some((i) => i === node),
  );
  expect(nodes.map((type) => type.name).sort()).toEqual([...OWNED].sort());
  for (const type of nodes)
    if (isObjectType(type))
      expect(
        [type.getFields().id?.type, type.getFields().version?.type, type.getFields().updatedAt?.type].map(String),
      ).toEqual(['ID!', 'Int!', 'DateTime!']);
});
