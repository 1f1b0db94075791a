import { type DefinitionNode, parse, print } from 'graphql';

/** SDL by the name of the subgraph that it is of. */
export type Sdls = Readonly<Record<string, string>>;

const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * What each subgraph prints of a definition that several of them have, by its name: descriptions, directives, all of it.
 * Roots and types with a key are left out: of those each subgraph has its own part.
 */
export function sharedDefinitions(sdls: Sdls): Map<string, Map<string, string>> {
  const copies = new Map<string, Map<string, string>>();
  for (const [subgraph, sdl] of Object.entries(sdls))
    for (const definition of parse(sdl).definitions) {
      const name = nameOf(definition);
      if (name === null || ROOTS.has(name)) continue;
      copies.set(name, (copies.get(name) ?? new Map<string, string>()).set(subgraph, print(definition)));
    }
  return new Map([...copies].filter(([, prints]) => prints.size > 1 && ![...prints.values()].some(hasKey)));
}

/** The names of shared definitions that are not the same, byte for byte, wherever they stand. */
export const differingDefinitions = (sdls: Sdls): string[] =>
  [...sharedDefinitions(sdls)].filter(([, prints]) => new Set(prints.values()).size > 1).map(([name]) => name);

function nameOf(definition: DefinitionNode): string | null {
  if (!('name' in definition) || !definition.name) return null;
  return definition.kind === 'DirectiveDefinition' ? `@${definition.name.value}` : definition.name.value;
}

// "type Task @key(fields: "id") {", not a description that speaks of a key
const hasKey = (printed: string): boolean => /^type \w+ [^{]*@key\(/m.test(printed);
