import { usePages } from '../../ask/use-pages';
import { UnitHistoryDocument } from '../../generated/graphql';
import { History } from '../../parts/history';
import { MoreButton } from '../../parts/more-button';
import { Panel } from '../../parts/panel';
import { useWords } from '../../words/language';
import { UNIT } from './unit-words';

const SHOWN = 10;

/** What was changed of a unit, oldest first. */
export function UnitHistory({ id }: { id: string }) {
  const said = useWords(UNIT);
  const asked = usePages(UnitHistoryDocument, { id, first: SHOWN, after: null }, ({ node }) =>
    node?.__typename === 'Unit' ? node.history : null,
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
