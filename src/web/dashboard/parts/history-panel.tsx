import type { Asked } from '../ask/use-answer';
import type { Listed } from '../ask/use-pages';
import type { ChangeRowFragment } from '../generated/graphql';
import { useWords, words } from '../words/language';
import { History } from './history';
import { MoreRows } from './more-rows';
import { Panel } from './panel';

const SAID = words(
  { title: 'Lịch sử thay đổi', none: 'Chưa có thay đổi nào.' },
  { title: 'History', none: 'Nothing was changed.' },
);

/** The history of a thing, newest first, a page at a time. */
export function HistoryPanel<Variables>({ asked }: { asked: Asked<Listed<ChangeRowFragment>, Variables> }) {
  const said = useWords(SAID);
  return (
    <Panel
      title={said.title}
      asked={asked}
      className="wide"
      minHeight={160}
      isEmpty={({ totalCount }) => totalCount === 0}
      empty={said.none}
    >
      {(list) => (
        <>
          <History changes={list.nodes} />
          <MoreRows list={list} />
        </>
      )}
    </Panel>
  );
}
