import { useCallback, useEffect, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { useAnswer } from '../../../ask/use-answer';
import { listOf, usePages } from '../../../ask/use-pages';
import { PlanTextDocument, PlanTextTasksDocument } from '../../../generated/graphql';
import { Failed, Panel } from '../../../parts/panel';
import { useViewState } from '../../../parts/use-view-state';
import { useWords } from '../../../words/language';
import { FindBar } from './find-bar';
import { MarkKinds } from './mark-kinds';
import { MarkedText } from './marked-text';
import { marksOfPlan } from './marks-of-plan';
import { ReadHere } from './read-here';
import { markedLines } from './text-lines';
import { MARK_KINDS, type MarkKind } from './text-mark';
import { TEXT } from './text-words';
import '../../../style/plan-text.css';

const PAGE = 500;

/** The text of a plan with all that was read from it. */
export function TextTab({ id }: { id: string }) {
  const said = useWords(TEXT);
  const [get, set] = useViewState();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const asked = useAnswer(PlanTextDocument, { id });
  const tasks = usePages(PlanTextTasksDocument, { id, first: PAGE, after: null }, ({ node }) =>
    node?.__typename === 'Plan' ? node.tasks : null,
  );
  const { nodes, hasMore, isComing, fault, more } = listOf(tasks);
  // without its tasks a text looks as if none had been found in it
  const missing = tasks.answer.state === 'failed' ? tasks.answer : fault && { error: fault, again: more };
  useEffect(() => {
    if (hasMore && !isComing && !fault) more();
  }, [hasMore, isComing, fault, more]);
  const node = asked.answer.state === 'there' ? asked.answer.data.node : null;
  const plan = node?.__typename === 'Plan' ? node : null;
  const all = useMemo(() => (plan ? marksOfPlan(plan, nodes) : []), [plan, nodes]);
  const hidden = get('hide') ?? '';
  const sought = get('find') ?? '';
  const marks = useMemo(() => {
    const kinds = hidden.split(',');
    return all.filter(({ kind }) => !kinds.includes(kind));
  }, [all, hidden]);
  const lines = useMemo(() => (plan ? markedLines(plan.sourceText, marks) : []), [plan, marks]);
  const given = get('at');
  const at = useMemo(() => spanOf(given), [given]);
  const addressAt = useCallback(
    ({ start, end }: { start: number; end: number }) => {
      const address = new URLSearchParams(params);
      address.set('at', `${start}-${end}`);
      return { pathname, search: address.toString() };
    },
    [pathname, params],
  );
  const hide = (kind: MarkKind, isHidden: boolean) => {
    const kinds = MARK_KINDS.filter((one) => (one === kind ? isHidden : hidden.split(',').includes(one)));
    set({ hide: kinds.join(',') });
  };
  return (
    <Panel title={said.title} asked={asked} minHeight={600}>
      {() =>
        plan && (
          <>
            <FindBar
              text={plan.sourceText}
              words={sought}
              at={at}
              onFind={(words, place) => set({ find: words, at: place && `${place.start}-${place.end}` })}
            />
            {missing && <Failed error={missing.error} again={missing.again} />}
            <MarkKinds marks={all} hidden={hidden.split(',')} onHide={hide} />
            <div className="text-and-read">
              <MarkedText text={plan.sourceText} lines={lines} at={at} addressAt={addressAt} />
              <ReadHere marks={marks} at={at} addressAt={addressAt} />
            </div>
          </>
        )
      }
    </Panel>
  );
}

// Matches: "120-164". Must not match: "120", "a-b".
const SPAN = /^(\d{1,9})-(\d{1,9})$/;

function spanOf(given: string | null): { start: number; end: number } | null {
  const [, start, end] = SPAN.exec(given ?? '') ?? [];
  return Number(start) < Number(end) ? { start: Number(start), end: Number(end) } : null;
}
