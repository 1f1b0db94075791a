import { type ConstDirectiveNode, Kind, parse } from 'graphql';

/** Where the subgraphs of a composed supergraph are, by name. */
export function supergraphAddresses(supergraph: string): Record<string, string> {
  const graphs = parse(supergraph, { noLocation: true }).definitions.find(
    (one) => one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) return {};
  const directives = (graphs.values ?? []).flatMap(({ directives }) => directives ?? []);
  return Object.fromEntries(
    directives
      .filter(({ name }) => name.value === 'join__graph')
      .map((directive) => [argumentOf(directive, 'name'), argumentOf(directive, 'url')]),
  );
}

function argumentOf(directive: ConstDirectiveNode, name: string): string {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}
