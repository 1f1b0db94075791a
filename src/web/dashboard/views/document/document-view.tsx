import { useParams } from 'react-router';
import { useAnswer } from '../../ask/use-answer';
import { DocumentHeadDocument } from '../../generated/graphql';
import { NodeFoot } from '../../parts/node-foot';
import { Panel } from '../../parts/panel';
import { useTitle } from '../../parts/title';
import { documentName } from '../../words/document-name';
import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { CitedBy, Cites } from './document-citations';
import { useDocumentFilter } from './document-filter';
import { DocumentHead } from './document-head';
import { DocumentHistory } from './document-history';
import { DocumentImpact } from './document-impact';
import { DocumentText } from './document-text';
import { DOCUMENT } from './document-words';
import '../../style/document.css';

/** One legal document: what it is, whether it is in force, what rests on it, and what it rests on. */
export default function DocumentView() {
  const { id = '' } = useParams();
  const said = useWords(DOCUMENT);
  const shared = useWords(SHARED);
  const filter = useDocumentFilter();
  const asked = useAnswer(DocumentHeadDocument, { id, asOf: filter.asOf });
  const { answer } = asked;
  const document =
    answer.state === 'there' && answer.data.node?.__typename === 'LegalDocument' ? answer.data.node : null;
  const isAbsent = answer.state === 'there' && !answer.isOld && document === null;
  const name = document ? documentName(document) : null;
  useTitle(name);
  return (
    <>
      <h1>{name ?? shared.document}</h1>
      <div className="grid">
        <Panel
          title={said.about}
          asked={asked}
          className="wide"
          minHeight={160}
          isEmpty={() => document === null}
          empty={shared.absent}
        >
          {() => document && <DocumentHead document={document} asOf={filter.asOf} />}
        </Panel>
        {!isAbsent && (
          <>
            <DocumentImpact id={id} name={name ?? shared.document} filter={filter} />
            <CitedBy id={id} filter={filter} />
            <Cites id={id} filter={filter} />
            <DocumentText id={id} planId={document?.plan?.id ?? null} at={filter.at} />
            <DocumentHistory id={id} />
            <NodeFoot nodeId={id} />
          </>
        )}
      </div>
    </>
  );
}
