import { usePages } from '../../ask/use-pages';
import { DocumentHistoryDocument } from '../../generated/graphql';
import { HistoryPanel } from '../../parts/history-panel';

const SHOWN = 10;

/** What was changed of a document, newest first. */
export function DocumentHistory({ id }: { id: string }) {
  const asked = usePages(DocumentHistoryDocument, { id, first: SHOWN, after: null }, ({ node }) =>
    node?.__typename === 'LegalDocument' ? node.history : null,
  );
  return <HistoryPanel asked={asked} />;
}
