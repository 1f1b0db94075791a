import { composeServices as composeWithApollo } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import {
  composeServices as composeWithGuild,
  transformSupergraphToPublicSchema,
} from '@theguild/federation-composition';
import { buildASTSchema, type GraphQLSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import type { Sdls } from './shared-definitions';

/** What a composer makes of subgraphs. */
export interface Composed {
  errors: string[];
  /** What it finds worth a second look, with the code. Guild's composer has none. */
  hints: string[];
  supergraph: string | null;
  /** What callers of the gateway see, sorted and printed; null where there is no supergraph. */
  api: string | null;
}

/** Composes subgraphs, with where they answer; without an address, they answer nowhere. */
export type Composer = (sdls: Sdls, addresses?: Readonly<Record<string, string>>) => Composed;

const services = (sdls: Sdls, addresses: Readonly<Record<string, string>> = {}) =>
  Object.entries(sdls).map(([name, sdl]) => ({
    name,
    typeDefs: parse(sdl),
    url: addresses[name] ?? `http://${name}.invalid/graphql`,
  }));

export const printSorted = (schema: GraphQLSchema): string => printSchema(lexicographicSortSchema(schema));

const messages = (errors: readonly { message: string }[] | undefined) => (errors ?? []).map(({ message }) => message);

const guild: Composer = (sdls, addresses) => {
  const { errors, supergraphSdl = null } = composeWithGuild(services(sdls, addresses));
  const api = supergraphSdl && printSorted(buildASTSchema(transformSupergraphToPublicSchema(parse(supergraphSdl))));
  return { errors: messages(errors), hints: [], supergraph: supergraphSdl, api };
};

const apollo: Composer = (sdls, addresses) => {
  const { errors, hints = [], supergraphSdl = null } = composeWithApollo(services(sdls, addresses));
  const api = supergraphSdl && printSorted(Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema());
  return {
    errors: messages(errors),
    hints: hints.map(({ definition, message }) => `${definition.code}: ${message}`),
    supergraph: supergraphSdl,
    api,
  };
};

/** The composers that have to agree. Apollo's is for tests only: its licence is not an open one. */
export const COMPOSERS: Readonly<Record<string, Composer>> = {
  '@theguild/federation-composition': guild,
  '@apollo/composition': apollo,
};
