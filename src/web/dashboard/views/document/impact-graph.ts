import { addressOf } from '../../addresses';
import type { CitationKind, DocumentImpactQuery, DocumentMentionFragment } from '../../generated/graphql';
import { citationAddress } from '../../parts/citation-address';
import { documentName } from '../../words/document-name';
import type { RestingType } from './document-filter';

export type ImpactEdge = DocumentImpactQuery['impact']['edges'][number];
export type ImpactStep = ImpactEdge['path'][number];

export interface GraphNode {
  id: string;
  type: RestingType | 'Root';
  name: string;
  address: string;
  depth: number;
  /** The node it rests on by the shortest way; null of the document itself. */
  parent: GraphNode | null;
  /** How it rests on that: by which citation; null: the unit leads the task. */
  by: ImpactStep | null;
  children: GraphNode[];
}

export interface GraphLink {
  from: string;
  to: string;
  /** Null: the unit leads the task. */
  kind: CitationKind | null;
  /** Where the citation stands in its text. */
  address: string | null;
}

export interface ImpactGraph {
  nodes: GraphNode[];
  links: GraphLink[];
}

/** What rests on a document as a tree of the shortest ways: the document is its root. */
export function impactGraph(root: { id: string; name: string }, edges: readonly ImpactEdge[]): ImpactGraph {
  const top: GraphNode = {
    id: root.id,
    type: 'Root',
    name: root.name,
    address: addressOf('document', root.id),
    depth: 0,
    parent: null,
    by: null,
    children: [],
  };
  const byId = new Map([[top.id, top]]);
  const rest = (named: Named, parent: GraphNode, by: ImpactStep | null): GraphNode => {
    const there = byId.get(named.id);
    if (there) return there;
    const node = { ...named, depth: parent.depth + 1, parent, by, children: [] };
    byId.set(node.id, node);
    parent.children.push(node);
    return node;
  };
  for (const { node, path } of edges) {
    let parent = top;
    for (const [at, step] of path.entries()) {
      const next = path[at + 1];
      // what a step stands in is what the next one names: a citation of a task counts for its plan's document
      if (next?.document) parent = rest(namedDocument(next.document), parent, step);
      else if (node.__typename === 'Unit') {
        const task = step.source.__typename === 'Task' ? rest(named(step.source), parent, step) : parent;
        rest(named(node), task, null);
      } else rest(named(node), parent, step);
    }
  }
  const nodes = [...byId.values()];
  const links = nodes.flatMap(({ id, parent, by }) =>
    parent
      ? [{ from: id, to: parent.id, kind: by?.kind ?? null, address: by && citationAddress(by.source, by.evidence) }]
      : [],
  );
  return { nodes, links };
}

type Named = Pick<GraphNode, 'id' | 'type' | 'name' | 'address'>;

/** A plan and its document are one thing in the picture. */
function namedDocument(document: DocumentMentionFragment): Named {
  const name = documentName(document);
  return document.ownPlan
    ? { id: document.ownPlan.id, type: 'Plan', name, address: addressOf('plan', document.ownPlan.id) }
    : { id: document.id, type: 'LegalDocument', name, address: addressOf('document', document.id) };
}

/** What something that rests on the document is called, and where its view is. */
export function named(node: ImpactEdge['node']): Named {
  switch (node.__typename) {
    case 'Plan':
      return { id: node.id, type: 'Plan', name: node.number ?? node.title, address: addressOf('plan', node.id) };
    case 'Task': {
      const name = [node.ordinal, node.title].filter(Boolean).join(' ');
      return { id: node.id, type: 'Task', name, address: addressOf('task', node.id) };
    }
    case 'Unit':
      return { id: node.id, type: 'Unit', name: node.name, address: addressOf('unit', node.id) };
    default:
      return namedDocument(node);
  }
}
