import { Link, useLocation, useSearchParams } from 'react-router';
import { listOf, usePages } from '../../ask/use-pages';
import { type IndicatorFilter, type IndicatorState, PlanIndicatorsDocument } from '../../generated/graphql';
import { TERMS } from '../../generated/terms';
import { IndicatorStandingLine } from '../../parts/indicator-line';
import { LongList } from '../../parts/long-list';
import { MoreRows } from '../../parts/more-rows';
import { Panel } from '../../parts/panel';
import { sourceAddress } from '../../parts/source-address';
import { useViewState } from '../../parts/use-view-state';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { termOf } from '../../words/terms';
import { IndicatorPanel } from './indicator-panel';
import { INDICATOR } from './indicator-words';
import '../../style/indicators.css';

const PAGE = 100;

const STATES = Object.keys(TERMS.IndicatorState) as IndicatorState[];

/** The targets of a plan, and one of them in full. */
export function IndicatorsTab({ id, asOf }: { id: string; asOf: string }) {
  const said = useWords(INDICATOR);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const [get, set] = useViewState();
  const { pathname } = useLocation();
  const [given] = useSearchParams();
  const state = STATES.find((one) => one === get('state'));
  const filter: IndicatorFilter = { plan: { id: { eq: id } }, ...(state && { state: { eq: state, asOf } }) };
  const asked = usePages(PlanIndicatorsDocument, { filter, first: PAGE, after: null, asOf }, (data) => data.indicators);
  const list = listOf(asked);
  const chosen = get('indicator') ?? list.nodes[0]?.id ?? null;
  const addressOfOne = (indicator: string) => {
    const address = new URLSearchParams(given);
    address.set('indicator', indicator);
    return { pathname, search: address.toString() };
  };
  return (
    <div className="list-and-one">
      <Panel
        title={`${shared.indicators} (${numberText(list.totalCount, language)})`}
        asked={asked}
        hasRows
        minHeight={300}
      >
        {({ totalCount }) => (
          <>
            <div className="filters">
              <label>
                {said.state}
                <select value={state ?? ''} onChange={(event) => set({ state: event.target.value, indicator: null })}>
                  <option value="">{said.any}</option>
                  {STATES.map((one) => (
                    <option key={one} value={one}>
                      {termOf('IndicatorState', one, language)}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            {totalCount === 0 && <p className="empty">{state ? said.noneSuch : said.none}</p>}
            <LongList
              rows={list.nodes}
              keyOf={(one) => one.id}
              estimate={() => 105}
              onEnd={list.fault ? undefined : list.more}
              label={shared.indicators}
            >
              {(one) => (
                <div className={`indicator ${one.id === chosen ? 'chosen' : ''}`} data-indicator={one.id}>
                  <Link
                    to={addressOfOne(one.id)}
                    className="strong"
                    aria-current={one.id === chosen ? 'true' : undefined}
                  >
                    {one.name}
                  </Link>
                  <IndicatorStandingLine indicator={one} />
                  <small>
                    <Link to={sourceAddress(id, one.evidence)}>{shared.inText}</Link>
                  </small>
                </div>
              )}
            </LongList>
            <MoreRows list={list} isAsked />
          </>
        )}
      </Panel>
      {chosen && <IndicatorPanel id={chosen} asOf={asOf} />}
    </div>
  );
}
