import { useMemo } from 'react';
import { Chart } from '../../parts/chart';
import { figureText } from '../../parts/indicator-target';
import { dayText, numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { indicatorChart } from './indicator-chart';
import type { IndicatorDetail } from './indicator-panel';
import { INDICATOR } from './indicator-words';

/** What was measured, against the target. */
export function IndicatorFigures({ indicator }: { indicator: IndicatorDetail }) {
  const said = useWords(INDICATOR);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const { observations, measureUnit } = indicator;
  const option = useMemo(() => indicatorChart(indicator, said, language), [indicator, said, language]);
  return (
    <>
      <h3>{said.figures}</h3>
      {observations.nodes.length === 0 ? (
        <p className="quiet">{said.noFigures}</p>
      ) : (
        <>
          <Chart
            option={option}
            label={`${said.figures}: ${indicator.name}`}
            height={280}
            table={
              <div className="table-wrap">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{said.day}</th>
                      <th scope="col">{said.period}</th>
                      <th scope="col">{said.value}</th>
                      <th scope="col">{said.note}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {observations.nodes.map(({ id, observedOn, period, value, note }) => (
                      <tr key={id}>
                        <td>{dayText(observedOn)}</td>
                        <td>{period}</td>
                        <td className="number">{figureText(value, measureUnit, language)}</td>
                        <td>{note}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            }
          />
          {observations.totalCount > observations.nodes.length && (
            <p className="quiet">
              {shared.shown(
                numberText(observations.nodes.length, language),
                numberText(observations.totalCount, language),
              )}
            </p>
          )}
        </>
      )}
    </>
  );
}
