import type { Edge } from '../graph/link-loaders';
import type { Link } from '../graph/links';
import type { GraphModule } from '../graph/module';
import type { EntityClass } from '../graph/row-table';
import { MODULES, OWNED_ENTITIES } from './registry';

/** Every link of the whole graph by "Type.field", with the entity of its far end; that of a union has none. */
export function declaredEdges(): ReadonlyMap<string, Edge<Link>> {
  const edges = MODULES.flatMap((module) =>
    module.links.flatMap(({ from, links }) =>
      Object.entries(links).map(([name, link]): [string, Edge<Link>] => [
        `${from}.${name}`,
        { from, name, link, entity: entityOf(module, link.to) },
      ]),
    ),
  );
  return new Map(edges);
}

/** A module's own type, or another's; a union has no rows of its own. */
const entityOf = (module: GraphModule, type: string): EntityClass =>
  OWNED_ENTITIES[type] ?? module.types[type] ?? Object;
