import { Link } from 'react-router';
import type { CitingSourceFragment } from '../../generated/graphql';
import { citationAddress, citingView } from '../../parts/citation-address';
import { useLanguage, useWords } from '../../words/language';
import { termOf } from '../../words/terms';
import { DOCUMENT } from './document-words';
import { type ImpactEdge, named } from './impact-graph';
import '../../style/cards.css';

/** Where a citation stands, in few words: "II.3 · 12/KH-SNV". */
const placeName = (source: CitingSourceFragment): string =>
  source.__typename === 'Task'
    ? [source.ordinal ?? source.title, source.plan.number].filter(Boolean).join(' · ')
    : citingView(source).name;

/** What rests on a document, each with the citations by which it does, from the document outward. */
export function ImpactRows({ edges }: { edges: readonly ImpactEdge[] }) {
  const said = useWords(DOCUMENT);
  const language = useLanguage();
  return (
    <div className="table-wrap">
      <table className="cards impact">
        <thead>
          <tr>
            <th scope="col">{said.what}</th>
            <th scope="col">{said.kind}</th>
            <th scope="col">{said.way}</th>
          </tr>
        </thead>
        <tbody>
          {edges.map(({ node, path }) => {
            const { id, type, name, address } = named(node);
            return (
              <tr key={`${type} ${id}`}>
                <td>
                  <Link to={address} className="strong">
                    {name}
                  </Link>
                  {node.__typename === 'Plan' && node.number && <small>{node.title}</small>}
                  {node.__typename === 'Task' && <small>{node.plan.number ?? node.plan.title}</small>}
                </td>
                <td data-label={said.kind}>{type !== 'Root' && said.types[type]}</td>
                <td data-label={said.way}>
                  <ol className="way">
                    {path.map((step) => (
                      <li key={step.id}>
                        {termOf('CitationKind', step.kind, language)}:{' '}
                        <Link to={citationAddress(step.source, step.evidence)} title={citingView(step.source).name}>
                          {placeName(step.source)}
                        </Link>
                      </li>
                    ))}
                  </ol>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
