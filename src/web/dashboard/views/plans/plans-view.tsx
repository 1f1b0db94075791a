import { listOf, usePages } from '../../ask/use-pages';
import { PlanListDocument } from '../../generated/graphql';
import { LongList } from '../../parts/long-list';
import { MoreRows } from '../../parts/more-rows';
import { Panel } from '../../parts/panel';
import { useTitle } from '../../parts/title';
import { WordField } from '../../parts/word-field';
import { numberText, vietnamToday } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { PlanLine } from './plan-line';
import { ORDERS, type Order, TYPES, usePlansFilter } from './plans-filter';
import { PLANS } from './plans-words';
import '../../style/plans.css';

const PAGE = 50;
const FIRST_YEAR = 2015;

/** Every plan, narrowed and ordered as its address says. */
export default function PlansView() {
  const said = useWords(PLANS);
  const shared = useWords(SHARED);
  const language = useLanguage();
  useTitle(shared.plans);
  const { year, issuer, type, words, order, filter, set } = usePlansFilter();
  const asked = usePages(
    PlanListDocument,
    { filter, orderBy: ORDERS[order], first: PAGE, after: null },
    (data) => data.plans,
  );
  const list = listOf(asked);
  const next = Number(vietnamToday().slice(0, 4)) + 1;
  const years = Array.from({ length: next - FIRST_YEAR + 1 }, (_, index) => next - index);
  return (
    <>
      <h1>{shared.plans}</h1>
      <div className="filters">
        <WordField label={said.words} value={words ?? null} choose={(given) => set({ words: given })} />
        <WordField label={said.issuer} value={issuer ?? null} choose={(given) => set({ issuer: given })} />
        <label>
          {said.year}
          <select value={year ?? ''} onChange={(event) => set({ year: event.target.value })}>
            <option value="">{said.anyYear}</option>
            {years.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label>
          {said.type}
          <select value={type ?? ''} onChange={(event) => set({ type: event.target.value })}>
            <option value="">{said.anyType}</option>
            {TYPES.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label>
          {said.order}
          <select value={order} onChange={(event) => set({ order: event.target.value })}>
            {(Object.keys(ORDERS) as Order[]).map((one) => (
              <option key={one} value={one}>
                {said.orders[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Panel
        title={`${shared.plans} (${numberText(list.totalCount, language)})`}
        asked={asked}
        hasRows
        minHeight={400}
        isEmpty={(data) => data.totalCount === 0}
        empty={said.none}
      >
        {() => (
          <>
            <LongList
              rows={list.nodes}
              keyOf={(plan) => plan.id}
              estimate={() => 92}
              onEnd={list.fault ? undefined : list.more}
              label={shared.plans}
            >
              {(plan) => <PlanLine plan={plan} />}
            </LongList>
            <MoreRows list={list} isAsked />
          </>
        )}
      </Panel>
    </>
  );
}
