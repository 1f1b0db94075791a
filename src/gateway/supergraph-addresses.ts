import { type ConstDirectiveNode, type DocumentNode, Kind, parse } from 'graphql';

/** Where the subgraphs of a composed supergraph are, by name. */
export const supergraphAddresses = (supergraph: string): Record<string, string> =>
  Object.fromEntries(subgraphsIn(parse(supergraph, { noLocation: true })).map(({ name, url }) => [name, url]));

/** The subgraphs of a supergraph: their names, where they are, and the values of `join__Graph` that stand for them. */
export const subgraphsIn = ({ definitions }: DocumentNode): { value: string; name: string; url: string }[] =>
  definitions
    .flatMap((one) =>
      one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === 'join__Graph' ? (one.values ?? []) : [],
    )
    .flatMap(({ name, directives = [] }) =>
      directives
        .filter((one) => one.name.value === 'join__graph')
        .map(argumentsOf)
        .map((given) => ({ value: name.value, name: given.name ?? '', url: given.url ?? '' })),
    );

/** What a directive says, as text, by the names of its arguments; what is no single value is left out. */
export const argumentsOf = ({ arguments: given = [] }: ConstDirectiveNode): Partial<Record<string, string>> =>
  Object.fromEntries(given.flatMap(({ name, value }) => ('value' in value ? [[name.value, String(value.value)]] : [])));
