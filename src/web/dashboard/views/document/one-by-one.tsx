import { useState } from 'react';
import type { Asked } from '../../ask/use-answer';
import type { Listed } from '../../ask/use-pages';
import { MoreButton } from '../../parts/more-button';
import { Panel } from '../../parts/panel';
import { useWords } from '../../words/language';
import type { RestingType } from './document-filter';
import { DOCUMENT } from './document-words';
import type { ImpactEdge } from './impact-graph';
import { ImpactRows } from './impact-rows';

interface OneByOneProps<Variables> {
  asked: Asked<Listed<ImpactEdge>, Variables>;
  /** How many there are of the types that are shown; null: not known yet. */
  count: number | null;
  types: readonly RestingType[];
}

/** So many rows at first, and so many more each time. */
const SHOWN = 20;

/** What rests on a document as a list, each with the way by which it does. */
export function OneByOne<Variables>({ asked, count, types }: OneByOneProps<Variables>) {
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
        const wanted = listed.nodes.filter(({ node }) => types.includes(node.__typename));
        const shown: Listed<ImpactEdge> = {
          ...listed,
          nodes: wanted.slice(0, most),
          totalCount: count ?? listed.totalCount,
          hasMore: wanted.length > most || listed.hasMore,
          more: () => {
            setMost(most + SHOWN);
            if (wanted.length < most + SHOWN) listed.more();
          },
        };
        return (
          <>
            <ImpactRows edges={shown.nodes} />
            <MoreButton listed={shown} />
          </>
        );
      }}
    </Panel>
  );
}
