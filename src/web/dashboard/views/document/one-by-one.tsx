import { useState } from 'react';
import type { Asked } from '../../ask/use-answer';
import type { Listed } from '../../ask/use-pages';
import { MoreRows } from '../../parts/more-rows';
import { Panel } from '../../parts/panel';
import { useWords } from '../../words/language';
import { DOCUMENT } from './document-words';
import type { ImpactEdge } from './impact-graph';
import { ImpactRows } from './impact-rows';

interface OneByOneProps<Variables> {
  asked: Asked<Listed<ImpactEdge>, Variables>;
}

/** So many rows at first, and so many more each time. */
const SHOWN = 20;

/** What rests on a document as a list, each with the way by which it does. */
export function OneByOne<Variables>({ asked }: OneByOneProps<Variables>) {
  const said = useWords(DOCUMENT);
  const [most, setMost] = useState(SHOWN);
  return (
    <Panel
      title={said.oneByOne}
      asked={asked}
      className="wide"
      isEmpty={(listed) => listed.totalCount === 0}
      empty={said.noImpact}
    >
      {(listed) => {
        const { nodes } = listed;
        const shown: Listed<ImpactEdge> = {
          ...listed,
          nodes: nodes.slice(0, most),
          hasMore: nodes.length > most || listed.hasMore,
          more: () => {
            setMost(most + SHOWN);
            if (nodes.length < most + SHOWN) listed.more();
          },
        };
        return (
          <>
            <ImpactRows edges={shown.nodes} />
            <MoreRows list={shown} />
          </>
        );
      }}
    </Panel>
  );
}
