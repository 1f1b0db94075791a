import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import type { PlanListQuery } from '../../generated/graphql';
import { ShareLine } from '../../parts/share-line';
import { dayText, numberText, percentText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { PLANS } from './plans-words';

/** A plan as the list shows it: who issued it and when, what it is about, how much is in it and done. */
export function PlanLine({ plan }: { plan: PlanListQuery['plans']['nodes'][number] }) {
  const said = useWords(PLANS);
  const language = useLanguage();
  const { id, number, title, documentType, issuer, issuedOn, year, fields, progress, tasks } = plan;
  const { percent } = progress;
  return (
    <div className="plan-line" data-plan={id}>
      <div className="what">
        <Link to={addressOf('plan', id)} className="strong">
          <span className="ordinal">
            {documentType} {number ?? `(${said.draft.toLowerCase()})`}
          </span>{' '}
          {title}
        </Link>
        <small>
          {issuer && <Link to={addressOf('unit', issuer.id)}>{issuer.name}</Link>}
          {year && ` · ${said.plansFor(year)}`}
          {fields.length > 0 && ` · ${fields.join(', ')}`}
        </small>
      </div>
      <div>
        {issuedOn && <time dateTime={issuedOn}>{dayText(issuedOn)}</time>}
        <small>{said.tasks(numberText(tasks.totalCount, language))}</small>
      </div>
      <div>
        {typeof percent === 'number' ? (
          <>
            {percentText(percent, language)}
            <ShareLine percent={percent} label={said.progress} />
          </>
        ) : (
          <small>{said.noData}</small>
        )}
      </div>
    </div>
  );
}
