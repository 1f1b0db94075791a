import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { MODULES } from './registry';
import { printSubgraph } from './subgraph';

/** The supergraph that a gateway serves. Throws with every message of the composer where the subgraphs do not fit. */
export function printSupergraph(): string {
  const services = MODULES.map((module) => ({
    name: module.name,
    typeDefs: parse(printSubgraph(module)),
    url: `http://${module.name}.invalid/graphql`,
  }));
  const result = composeServices(services);
  if (result.errors?.length) throw new Error(result.errors.map((error) => error.message).join('\n'));
  if (!result.supergraphSdl) throw new Error('The composer gave no supergraph.');
  return `${result.supergraphSdl.trim()}\n`;
}
