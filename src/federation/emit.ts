import { MODULES } from './registry';
import { printSubgraph } from './subgraph';
import { printSupergraph } from './supergraph';
import { printWholeGraph } from './whole-graph';

/** Every file of `schema/` with what belongs in it, by file name. */
export function emittedSchemas(): Record<string, string> {
  return {
    'plangraph.graphql': printWholeGraph(),
    ...Object.fromEntries(MODULES.map((module) => [`${module.name}.graphql`, printSubgraph(module)])),
    'supergraph.graphql': printSupergraph(),
  };
}
