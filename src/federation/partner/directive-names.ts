import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind } from 'graphql';

/**
 * How federation calls a directive that a subgraph uses: "key" for `@key`, `@federation__key`, and for `@id` where @link
 * imports it so.
 */
export function directiveNames(document: DocumentNode): (directive: ConstDirectiveNode) => string {
  const known = new Map<string, string>();
  for (const link of linksOf(document)) {
    const imported = argument(link, 'import');
    for (const one of imported?.kind === Kind.LIST ? imported.values : []) {
      const renamed = renamedImport(one);
      if (renamed) known.set(renamed.as, renamed.name);
    }
  }
  // "federation__key"; not "key"
  return ({ name: { value } }) => known.get(value) ?? value.replace(/^federation__/, '');
}

/** Every @link to the federation specification. */
function linksOf(document: DocumentNode): ConstDirectiveNode[] {
  return document.definitions.flatMap((one) =>
    one.kind === Kind.SCHEMA_DEFINITION || one.kind === Kind.SCHEMA_EXTENSION
      ? (one.directives ?? []).filter((directive) => {
          const url = argument(directive, 'url');
          return directive.name.value === 'link' && url?.kind === Kind.STRING && url.value.includes('/federation/');
        })
      : [],
  );
}

const argument = (directive: ConstDirectiveNode, name: string): ConstValueNode | undefined =>
  directive.arguments?.find((one) => one.name.value === name)?.value;

/** `{ name: "@key", as: "@id" }` of an import list; null for a plain "@key". */
function renamedImport(value: ConstValueNode): { name: string; as: string } | null {
  if (value.kind !== Kind.OBJECT) return null;
  const text = (field: string) => {
    const found = value.fields.find(({ name }) => name.value === field)?.value;
    return found?.kind === Kind.STRING ? found.value.replace('@', '') : null;
  };
  const [name, as] = [text('name'), text('as')];
  return name !== null && as !== null ? { name, as } : null;
}
