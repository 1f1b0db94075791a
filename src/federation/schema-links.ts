import {
  type DirectiveDefinitionNode,
  type DocumentNode,
  Kind,
  parse,
  type SchemaExtensionNode,
  specifiedDirectives,
  visit,
} from 'graphql';
import type { ComposedDirectives } from '../graph/subgraph-declaration';

const FEDERATION = 'https://specs.apollo.dev/federation/v2.3';

/** The directives of that version that a definition can carry. */
const KNOWN: ReadonlySet<string> = new Set(
  'extends external inaccessible interfaceObject key override provides requires shareable tag'.split(' '),
);

const SPECIFIED: ReadonlySet<string> = new Set(specifiedDirectives.map(({ name }) => name));

/**
 * What a subgraph says of its schema: @link with the federation directives that it uses, and those that it wants the
 * supergraph to keep. Errors: where a directive is used that is neither.
 */
export function linksOf(document: DocumentNode, composed: readonly ComposedDirectives[] = []): DocumentNode {
  const specs = composed.map(({ url, definitions }) => ({
    url,
    definitions: parse(definitions, { noLocation: true }).definitions as readonly DirectiveDefinitionNode[],
  }));
  const own = specs.flatMap(({ definitions }) => definitions);
  const used = federationDirectives(document, new Set(own.map(({ name }) => name.value)));
  const imports = [...used, ...(own.length > 0 ? ['composeDirective'] : [])].sort();
  const links = [
    link(FEDERATION, imports),
    ...specs.map(({ url, definitions }) =>
      link(
        url,
        definitions.map(({ name }) => name.value),
      ),
    ),
    ...own.map(({ name }) => `@composeDirective(name: "@${name.value}")`),
  ];
  const [extension] = parse(`extend schema ${links.join(' ')}`, { noLocation: true }).definitions;
  return { kind: Kind.DOCUMENT, definitions: [extension as SchemaExtensionNode, ...own] };
}

const link = (url: string, names: readonly string[]): string =>
  `@link(url: ${JSON.stringify(url)}, import: [${names.map((name) => `"@${name}"`).join(', ')}])`;

function federationDirectives(document: DocumentNode, own: ReadonlySet<string>): string[] {
  const used = new Set<string>();
  visit(document, {
    Directive: ({ name: { value } }) => {
      if (SPECIFIED.has(value) || own.has(value)) return;
      if (!KNOWN.has(value))
        throw new Error(
          `@${value} is no directive of ${FEDERATION}; define it among what the module composes, or take it away.`,
        );
      used.add(value);
    },
  });
  return [...used];
}
