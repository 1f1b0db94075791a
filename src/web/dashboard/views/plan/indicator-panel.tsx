import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import { useAnswer } from '../../ask/use-answer';
import { IndicatorDetailDocument, type IndicatorDetailQuery } from '../../generated/graphql';
import { Facts } from '../../parts/facts';
import { figureText, targetText } from '../../parts/indicator-target';
import { NodeHistory } from '../../parts/node-history';
import { Panel } from '../../parts/panel';
import { sourceAddress } from '../../parts/source-address';
import { dayText, percentText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { termOf } from '../../words/terms';
import { IndicatorActions } from '../task/indicator-actions';
import { IndicatorFigures } from './indicator-figures';
import { INDICATOR } from './indicator-words';

export type IndicatorDetail = Extract<NonNullable<IndicatorDetailQuery['node']>, { __typename: 'Indicator' }>;

/** One indicator: what is asked for, what was measured, and why it is said to stand so. */
export function IndicatorPanel({ id, asOf }: { id: string; asOf: string }) {
  const said = useWords(INDICATOR);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const asked = useAnswer(IndicatorDetailDocument, { id, asOf });
  return (
    <Panel
      title={said.detail}
      asked={asked}
      className="one"
      minHeight={500}
      isEmpty={({ node }) => !(node?.__typename === 'Indicator')}
      empty={shared.absent}
    >
      {({ node }) =>
        node?.__typename === 'Indicator' && (
          <>
            <p className="strong">{node.name}</p>
            <Facts
              facts={[
                [said.target, targetText(node, language)],
                [said.period, node.period],
                [
                  said.baseline,
                  typeof node.baseline === 'number' && figureText(node.baseline, node.measureUnit, language),
                ],
                [said.owner, node.owner && <Link to={addressOf('unit', node.owner.id)}>{node.owner.name}</Link>],
                [
                  said.task,
                  node.task && (
                    <Link to={addressOf('task', node.task.id)}>
                      {[node.task.ordinal, node.task.title].filter(Boolean).join(' ')}
                    </Link>
                  ),
                ],
                [
                  said.quote,
                  <>
                    “{node.evidence.quote}” <Link to={sourceAddress(node.plan.id, node.evidence)}>{shared.inText}</Link>
                  </>,
                ],
              ]}
            />
            <IndicatorActions indicator={node} />
            <Reasons indicator={node} />
            <IndicatorFigures indicator={node} />
            <NodeHistory nodeId={node.id} title={said.history} />
          </>
        )
      }
    </Panel>
  );
}

const WHOLE = 100;

/** The formula behind the state, in words with its figures. */
function Reasons({ indicator: { standing, measureUnit, operator } }: { indicator: IndicatorDetail }) {
  const said = useWords(INDICATOR);
  const language = useLanguage();
  const { formula, numerator, denominator, percent, expectedPercent, from, until, asOf, state } = standing;
  const figure = (value: number) => figureText(value, formula === 'CHANGE_BY_TARGET' ? null : measureUnit, language);
  const isBeyond =
    typeof numerator === 'number' && typeof denominator === 'number' && percent === WHOLE && numerator > denominator;
  return (
    <>
      <h3>{said.how}</h3>
      {typeof numerator === 'number' && typeof denominator === 'number' && formula ? (
        <>
          <p className="reason" data-formula={formula}>
            {said.formulas[formula]?.(figure(numerator), figure(denominator))}{' '}
            <strong>{said.reached(percentText(percent, language))}</strong>
            {isBeyond && operator !== 'LT' && operator !== 'LTE' && <span className="quiet"> ({said.atMost})</span>}
          </p>
          {from && until && typeof expectedPercent === 'number' && (
            <p className="reason">
              {said.expected(dayText(from), dayText(until), dayText(asOf), percentText(expectedPercent, language))}
            </p>
          )}
        </>
      ) : (
        <p className="reason">{said.noData}</p>
      )}
      <p className="reason">
        <span className={`tag ${state}`}>{said.verdict(termOf('IndicatorState', state, language))}</span>
      </p>
    </>
  );
}
