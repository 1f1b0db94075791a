import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { MODULES } from './registry';
import { printSubgraph } from './subgraph';

/** A subgraph as a composer takes it. */
export interface SubgraphDefinition {
  name: string;
  sdl: string;
  /** Where it answers. */
  url: string;
}

/** The subgraphs of all modules, with the address of each one's /graphql by name; without it, one that leads nowhere. */
export const ownSubgraphs = (addresses: Readonly<Record<string, string>> = {}): SubgraphDefinition[] =>
  MODULES.map((module) => ({
    name: module.name,
    sdl: printSubgraph(module),
    url: addresses[module.name] ?? `http://${module.name}.invalid/graphql`,
  }));

/** What the composer makes of subgraphs: a supergraph, or what does not fit. */
export function compose(
  subgraphs: readonly SubgraphDefinition[],
): { kind: 'composed'; supergraph: string } | { kind: 'conflict'; messages: string[] } {
  const result = composeServices(subgraphs.map(({ name, sdl, url }) => ({ name, typeDefs: parse(sdl), url })));
  if (result.errors?.length) return { kind: 'conflict', messages: result.errors.map((error) => error.message) };
  if (!result.supergraphSdl) return { kind: 'conflict', messages: ['The composer gave no supergraph.'] };
  return { kind: 'composed', supergraph: `${result.supergraphSdl.trim()}\n` };
}

/**
 * The supergraph that a gateway serves, with the address of each subgraph's /graphql by name; without them, addresses that lead
 * nowhere. Throws with every message of the composer where the subgraphs do not fit.
 */
export function printSupergraph(addresses: Readonly<Record<string, string>> = {}): string {
  const composed = compose(ownSubgraphs(addresses));
  if (composed.kind === 'conflict') throw new Error(composed.messages.join('\n'));
  return composed.supergraph;
}
