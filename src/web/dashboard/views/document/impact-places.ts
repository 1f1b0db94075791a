import type { GraphNode } from './impact-graph';

export interface Place {
  x: number;
  y: number;
}

/** How far the rings are from each other, and how much wider than tall they are: screens are. */
const RING = 130;
const STRETCH = 1.7;
/** What has its name beside it needs as much room as so many tasks. */
const NAMED = 2;

/**
 * Where the nodes of a tree stand: the root in the middle, each ring one step farther, each branch in a part of the circle as
 * wide as it has ends.
 */
export function placesOf(root: GraphNode): Map<string, Place> {
  const places = new Map<string, Place>();
  const ends = new Map<string, number>();
  const count = (node: GraphNode): number => {
    const own = node.type === 'Task' ? 1 : NAMED;
    const sum = Math.max(
      own,
      node.children.reduce((all, child) => all + count(child), 0),
    );
    ends.set(node.id, sum);
    return sum;
  };
  const all = count(root);
  const put = (node: GraphNode, from: number) => {
    const width = ends.get(node.id) ?? 1;
    const angle = (2 * Math.PI * (from + width / 2)) / all;
    // a full ring is drawn wider, so that its nodes stand apart
    const radius = node.depth * Math.max(RING, (all * 24) / (2 * Math.PI));
    places.set(node.id, { x: STRETCH * radius * Math.cos(angle), y: radius * Math.sin(angle) });
    let start = from;
    for (const child of node.children) {
      put(child, start);
      start += ends.get(child.id) ?? 1;
    }
  };
  put(root, 0);
  return places;
}

/** Two corners of what the places are in, with the root in its middle: however few they are, the picture is as large. */
export function cornersOf(places: ReadonlyMap<string, Place>): [Place, Place] {
  const radius = Math.max(RING, ...[...places.values()].map(({ x, y }) => Math.hypot(x / STRETCH, y)));
  return [
    { x: -STRETCH * radius, y: -radius },
    { x: STRETCH * radius, y: radius },
  ];
}
