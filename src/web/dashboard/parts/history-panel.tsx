import type { ComponentProps } from 'react';
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

/** The history of a thing, a page at a time. */
export function HistoryPanel<Variables>({
  asked,
  undo,
}: {
  asked: Asked<Listed<ChangeRowFragment>, Variables>;
  /** What puts back what was changed at once; nothing does where absent. */
  undo?: ComponentProps<typeof History>['undo'];
}) {
  const said = useWords(SAID);
  return (
    <Panel
      title={said.title}
      asked={asked}
      minHeight={160}
      isEmpty={({ totalCount }) => totalCount === 0}
      empty={said.none}
    >
      {(list) => (
        <>
          <History changes={list.nodes} undo={undo} />
          <MoreRows list={list} />
        </>
      )}
    </Panel>
  );
}
