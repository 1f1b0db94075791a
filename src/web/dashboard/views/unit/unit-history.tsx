import { usePages } from '../../ask/use-pages';
import { UnitHistoryDocument } from '../../generated/graphql';
import { HistoryPanel } from '../../parts/history-panel';

const SHOWN = 10;

/** What was changed of a unit, newest first. */
export function UnitHistory({ id }: { id: string }) {
  const asked = usePages(UnitHistoryDocument, { id, first: SHOWN, after: null }, ({ node }) =>
    node?.__typename === 'Unit' ? node.history : null,
  );
  return <HistoryPanel asked={asked} />;
}
