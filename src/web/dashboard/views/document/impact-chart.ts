import type { ChartOption } from '../../parts/draw-chart';
import type { GraphLink, GraphNode, ImpactGraph } from './impact-graph';
import { cornersOf, type Place, placesOf } from './impact-places';

interface ImpactChart {
  graph: ImpactGraph;
  isDark: boolean;
  zoom: number;
  typeName: (type: GraphNode['type']) => string;
  linkName: (link: GraphLink) => string;
}

/** Told apart without red and green (Okabe and Ito, 2008), and by their form. */
const LOOKS: Record<GraphNode['type'], { color: string; symbol: string; size: number }> = {
  Root: { color: '#d55e00', symbol: 'circle', size: 34 },
  Plan: { color: '#0072b2', symbol: 'roundRect', size: 22 },
  Task: { color: '#e69f00', symbol: 'circle', size: 13 },
  Unit: { color: '#009e73', symbol: 'diamond', size: 18 },
  LegalDocument: { color: '#cc79a7', symbol: 'rect', size: 18 },
};
const TYPES = Object.keys(LOOKS) as GraphNode['type'][];
const LONGEST_NAME = 28;

/** What rests on a document as a picture that can be moved and zoomed; what a node is called links to stands in `data.address`. */
export function impactChart({ graph, isDark, zoom, typeName, linkName }: ImpactChart): ChartOption {
  const [root] = graph.nodes;
  const places = root ? placesOf(root) : new Map<string, Place>();
  const drawnNode = (node: GraphNode) => ({
    id: node.id,
    name: node.name,
    said: `${typeName(node.type)}: ${node.name}`,
    address: node.address,
    category: TYPES.indexOf(node.type),
    symbol: LOOKS[node.type].symbol,
    symbolSize: LOOKS[node.type].size,
    // many tasks rest on the same: what they are called is said when one points at them
    label: { show: node.type !== 'Task' || graph.nodes.length < 40, ...beside(places.get(node.id)) },
    ...places.get(node.id),
  });
  const ink = isDark ? '#e6ebf2' : '#1b2430';
  return {
    tooltip: { confine: true, extraCssText: 'max-width: 24rem; white-space: normal' },
    legend: { bottom: 0, selectedMode: false, data: TYPES.map((type) => ({ name: typeName(type) })) },
    series: [
      {
        type: 'graph',
        layout: 'none',
        roam: true,
        zoom,
        scaleLimit: { min: 0.4, max: 8 },
        top: 16,
        bottom: 44,
        edgeSymbol: ['none', 'arrow'],
        edgeSymbolSize: 7,
        categories: TYPES.map((type) => ({ name: typeName(type), itemStyle: { color: LOOKS[type].color } })),
        label: { color: ink, fontSize: 12, formatter: ({ name }: { name: string }) => cut(name) },
        labelLayout: { hideOverlap: true },
        lineStyle: { color: isDark ? '#5a6a7e' : '#a9b4c2', curveness: 0.05 },
        emphasis: { focus: 'adjacency', label: { show: true }, lineStyle: { width: 2.5 } },
        tooltip: {
          formatter: ({ data }: { data: { said: string } }) => escaped(data.said),
        },
        data: [...graph.nodes.map(drawnNode), ...cornersOf(places).map(corner)],
        links: graph.links.map((link) => ({
          source: link.from,
          target: link.to,
          said: linkName(link),
          address: link.address,
        })),
      },
    ],
  };
}

/** Nothing is seen of it: it holds the picture in its size. */
const corner = (place: Place, at: number) => ({
  ...place,
  id: `corner ${at}`,
  name: '',
  symbolSize: 0,
  tooltip: { show: false },
});

/** Names stand outside of the rings. */
const beside = (place: Place | undefined) => ({ position: (place?.x ?? 0) < -1 ? 'left' : 'right' });

const cut = (name: string): string => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name);

/** Tooltips are markup; what documents say is not. */
const escaped = (said: string): string =>
  said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
