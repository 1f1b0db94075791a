import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import { usePages } from '../../ask/use-pages';
import { UnitIndicatorsDocument } from '../../generated/graphql';
import { targetText } from '../../parts/indicator-target';
import { MoreRows } from '../../parts/more-rows';
import { PAGE_SIZE } from '../../parts/page-size';
import { Panel } from '../../parts/panel';
import { dayText, numberText, percentText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { termOf } from '../../words/terms';
import { UNIT } from './unit-words';

/** The indicators that a unit answers for: what is to be reached, what was, and how that stands. */
export function UnitIndicators({ id, asOf }: { id: string; asOf: string }) {
  const said = useWords(UNIT);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const asked = usePages(
    UnitIndicatorsDocument,
    { filter: { owner: { id: { eq: id } } }, asOf, first: PAGE_SIZE, after: null },
    (data) => data.indicators,
  );
  return (
    <Panel
      title={said.indicators}
      asked={asked}
      hasRows
      minHeight={150}
      isEmpty={(listed) => listed.totalCount === 0}
      empty={said.noIndicators}
    >
      {(listed) => (
        <>
          <div className="table-wrap">
            <table className="cards">
              <thead>
                <tr>
                  <th scope="col">{shared.indicator}</th>
                  <th scope="col">{said.target}</th>
                  <th scope="col">{said.figure}</th>
                  <th scope="col">{said.state}</th>
                </tr>
              </thead>
              <tbody>
                {listed.nodes.map(({ id, name, plan, standing, ...target }) => (
                  <tr key={id}>
                    <td>
                      <Link
                        className="strong"
                        to={`${addressOf('plan', plan.id)}?tab=indicators&indicator=${encodeURIComponent(id)}`}
                      >
                        {name}
                      </Link>
                      <small>
                        <Link to={addressOf('plan', plan.id)}>{plan.number ?? plan.title}</Link>
                        {target.period && ` · ${target.period}`}
                      </small>
                    </td>
                    <td data-label={said.target}>{targetText(target, language)}</td>
                    <td data-label={said.figure}>
                      {typeof standing.figure === 'number' ? numberText(standing.figure, language) : '–'}
                      {standing.observedOn && <small>{dayText(standing.observedOn)}</small>}
                    </td>
                    <td data-label={said.state}>
                      <span className={`tag ${standing.state}`}>
                        {termOf('IndicatorState', standing.state, language)}
                      </span>
                      {typeof standing.percent === 'number' && <small>{percentText(standing.percent, language)}</small>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <MoreRows list={listed} />
        </>
      )}
    </Panel>
  );
}
