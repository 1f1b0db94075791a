import { usePages } from '../../ask/use-pages';
import { PlanHistoryDocument } from '../../generated/graphql';
import { HistoryPanel } from '../../parts/history-panel';

const PAGE = 100;

/** Who changed what of the plan, when and why. */
export function HistoryTab({ id }: { id: string }) {
  const asked = usePages(PlanHistoryDocument, { id, first: PAGE, after: null }, ({ node }) =>
    node?.__typename === 'Plan' ? node.history : null,
  );
  return <HistoryPanel asked={asked} />;
}
