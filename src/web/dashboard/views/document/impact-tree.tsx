import { Link } from 'react-router';
import { citationAddress } from '../../parts/citation-address';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { termOf } from '../../words/terms';
import { DOCUMENT } from './document-words';
import type { GraphNode } from './impact-graph';

/** The picture as nested lists: what rests on a node stands below it, with how it does. */
export function ImpactTree({ nodes }: { nodes: readonly GraphNode[] }) {
  const said = useWords(DOCUMENT);
  const shared = useWords(SHARED);
  const language = useLanguage();
  return (
    <ul className="tree">
      {nodes.map((node) => (
        <li key={node.id}>
          <span className="quiet">
            {node.type !== 'Root' &&
              `${said.types[node.type]} · ${node.by ? termOf('CitationKind', node.by.kind, language) : said.leads}: `}
          </span>
          <Link to={node.address}>{node.name}</Link>
          {node.by && (
            <small>
              <Link to={citationAddress(node.by.source, node.by.evidence)}>{shared.inText}</Link>
            </small>
          )}
          {node.children.length > 0 && <ImpactTree nodes={node.children} />}
        </li>
      ))}
    </ul>
  );
}
