import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefinitionNode, isObjectType, parse, print, validateSchema } from 'graphql';
import { emittedSchemas } from '../../src/federation/emit';
import { MODULES } from '../../src/federation/registry';
import { printSubgraph } from '../../src/federation/subgraph';
import { wholeGraph } from '../../src/federation/whole-graph';

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

const KEYS = ['id', 'ref'];

test('a type that a module refers to has the id there, and nothing that its owner has', () => {
  for (const [name, copies] of definitionsByName()) {
    if (!OWNED.has(name)) continue;
    const fields = [...copies].map(([, copy]) =>
      'fields' in copy
        ? (copy.fields ?? []).map((field) => field.name.value).filter((field) => !KEYS.includes(field))
        : [],
    );
    expect(fields.flat()).toHaveLength(new Set(fields.flat()).size);
    // in this order: gateways take the first that they can (decision 0030)
    for (const copy of copies.values())
      expect(print(copy)).toMatch(/@key\(fields: "ref".*\) @key\(fields: "id".*\) \{/);
  }
});

// what was promised to clients, and which changes of it are meant
const KEPT_BY_HAND = ['released.graphql', 'accepted-changes.txt'];

test('every file of schema/ is what the code makes, but for the two that are kept by hand', () => {
  const emitted = emittedSchemas();
  expect(readdirSync(FOLDER).sort()).toEqual([...Object.keys(emitted), ...KEPT_BY_HAND].sort());
  for (const [name, text] of Object.entries(emitted)) expect(readFileSync(join(FOLDER, name), 'utf8')).toBe(text);
});

test('the schemas are made the same when they are made again', () => {
  expect(emittedSchemas()).toEqual(emittedSchemas());
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
