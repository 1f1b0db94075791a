import { usePages } from '../../ask/use-pages';
import { DocumentHistoryDocument } from '../../generated/graphql';
import { History } from '../../parts/history';
import { MoreButton } from '../../parts/more-button';
import { Panel } from '../../parts/panel';
import { useWords } from '../../words/language';
import { DOCUMENT } from './document-words';

const SHOWN = 10;

/** What was changed of a document, oldest first. */
export function DocumentHistory({ id }: { id: string }) {
  const said = useWords(DOCUMENT);
  const asked = usePages(DocumentHistoryDocument, { id, first: SHOWN, after: null }, ({ node }) =>
    node?.__typename === 'LegalDocument' ? node.history : null,
  );
  return (
    <Panel title={said.history} asked={asked} className="wide" isEmpty={(listed) => listed.totalCount === 0}>
      {(listed) => (
        <>
          <History changes={listed.nodes} />
          <MoreButton listed={listed} />
        </>
      )}
    </Panel>
  );
}
