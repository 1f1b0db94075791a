import { useAnswer } from '../../ask/use-answer';
import { usePages } from '../../ask/use-pages';
import { DocumentImpactCountsDocument, DocumentImpactDocument } from '../../generated/graphql';
import { Panel } from '../../parts/panel';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { type DocumentFilterState, RESTING_TYPES } from './document-filter';
import { DOCUMENT } from './document-words';
import { ImpactPicture } from './impact-picture';
import { OneByOne } from './one-by-one';

/** The graph gives what rests on a document so many at a time; the picture has the first of them. */
const PAGE = 150;

interface DocumentImpactProps {
  id: string;
  name: string;
  filter: DocumentFilterState;
}

/** What rests on a document: how much of each kind, as a picture, and one by one. */
export function DocumentImpact({ id, name, filter }: DocumentImpactProps) {
  const said = useWords(DOCUMENT);
  const language = useLanguage();
  const { kinds, nodeKinds } = filter;
  const counted = useAnswer(DocumentImpactCountsDocument, { id, kinds });
  const asked = usePages(DocumentImpactDocument, { id, kinds, nodeKinds, first: PAGE, after: null }, ({ impact }) => ({
    ...impact,
    nodes: impact.edges,
  }));
  return (
    <>
      <Panel
        title={said.impact}
        asked={counted}
        className="wide"
        minHeight={170}
        isEmpty={(data) => data.impact.totalCount === 0}
        empty={said.noImpact}
      >
        {({ impact }) => (
          <>
            <p className="quiet">{said.impactHint}</p>
            <ul className="tiles">
              {RESTING_TYPES.map((type) => (
                <li key={type} className={`tile ${type}`}>
                  <div>
                    <span className="tile-name">{said.types[type]}</span>
                    <span className="tile-count" data-type={type}>
                      {numberText(impact.nodes.filter((node) => node.__typename === type).length, language)}
                    </span>
                  </div>
                </li>
              ))}
            </ul>
            {impact.truncated && <p className="notice">{said.truncated}</p>}
          </>
        )}
      </Panel>
      <ImpactPicture root={{ id, name }} asked={asked} most={PAGE} filter={filter} />
      <OneByOne asked={asked} />
    </>
  );
}
