import { usePages } from '../../ask/use-pages';
import { UnitDocumentsDocument } from '../../generated/graphql';
import { DocumentRows } from '../../parts/document-rows';
import { MoreRows } from '../../parts/more-rows';
import { Panel } from '../../parts/panel';
import { useWords } from '../../words/language';
import { UNIT } from './unit-words';

const SHOWN = 20;

/** What a unit issued, newest first. */
export function UnitDocuments({ id }: { id: string }) {
  const said = useWords(UNIT);
  const asked = usePages(UnitDocumentsDocument, { id, first: SHOWN, after: null }, ({ node }) =>
    node?.__typename === 'Unit' ? node.issuedDocuments : null,
  );
  return (
    <Panel
      title={said.documents}
      asked={asked}
      className="wide"
      minHeight={150}
      isEmpty={(listed) => listed.totalCount === 0}
      empty={said.noDocuments}
    >
      {(listed) => (
        <>
          <DocumentRows documents={listed.nodes} isOfOneIssuer />
          <MoreRows list={listed} />
        </>
      )}
    </Panel>
  );
}
