import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Asked } from '../../ask/use-answer';
import type { Listed } from '../../ask/use-pages';
import { Chart } from '../../parts/chart';
import { Panel } from '../../parts/panel';
import { useIsDark } from '../../parts/theme';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { termOf } from '../../words/terms';
import type { DocumentFilterState } from './document-filter';
import { DOCUMENT } from './document-words';
import { impactChart } from './impact-chart';
import { ImpactFields } from './impact-fields';
import { type ImpactEdge, impactGraph } from './impact-graph';
import { ImpactTree } from './impact-tree';

interface ImpactPictureProps<Variables> {
  root: { id: string; name: string };
  asked: Asked<Listed<ImpactEdge>, Variables>;
  /** How many it has at most: more are no picture. */
  most: number;
  filter: DocumentFilterState;
}

const ZOOM_STEP = 1.5;

/** Who rests on a document, as a picture: the document in the middle, each ring one citation farther. */
export function ImpactPicture<Variables>({ root, asked, most, filter }: ImpactPictureProps<Variables>) {
  const said = useWords(DOCUMENT);
  const language = useLanguage();
  const isDark = useIsDark();
  const navigate = useNavigate();
  const [zoom, setZoom] = useState(1);
  const { id, name } = root;
  const edges = asked.answer.state === 'there' ? asked.answer.data.nodes : null;
  const drawn = useMemo(() => {
    const wanted = (edges ?? []).slice(0, most);
    const graph = impactGraph({ id, name }, wanted);
    const option = impactChart({
      graph,
      isDark,
      zoom,
      typeName: (type) => (type === 'Root' ? said.root : said.types[type]),
      linkName: ({ kind }) => (kind ? termOf('CitationKind', kind, language) : said.leads),
    });
    return { graph, option, count: wanted.length };
  }, [edges, id, name, isDark, zoom, said, language, most]);
  return (
    <Panel title={said.graph} asked={asked} className="wide" minHeight={300}>
      {({ totalCount }) => (
        <>
          <ImpactFields filter={filter} />
          {drawn.graph.nodes.length < 2 ? (
            <p className="empty">{said.noImpact}</p>
          ) : (
            <>
              <fieldset className="zoom">
                <button type="button" aria-label={said.zoomOut} onClick={() => setZoom(zoom / ZOOM_STEP)}>
                  −
                </button>
                <button type="button" aria-label={said.zoomIn} onClick={() => setZoom(zoom * ZOOM_STEP)}>
                  +
                </button>
              </fieldset>
              <Chart
                option={drawn.option}
                label={`${said.graph}: ${numberText(drawn.count, language)}`}
                height={560}
                onPick={({ data }) => {
                  const { address } = data as { address?: string | null };
                  if (address) navigate(address);
                }}
                table={<ImpactTree nodes={drawn.graph.nodes.slice(0, 1)} />}
              />
              <p className="quiet" data-shown={drawn.count}>
                {said.bounded(numberText(drawn.count, language), numberText(totalCount, language))}
              </p>
            </>
          )}
        </>
      )}
    </Panel>
  );
}
