import { Link, useParams } from 'react-router';
import { addressOf } from '../../addresses';
import { useAnswer } from '../../ask/use-answer';
import { PublicPlanDocument } from '../../generated/graphql';
import { Panel } from '../../parts/panel';
import { ReportError } from '../../parts/report-error';
import { useTitle } from '../../parts/title';
import { dayText, numberText, vietnamToday } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { Follow } from './follow';
import { PublicProgress } from './public-progress';
import { PublicTasks } from './public-tasks';
import { PUBLIC } from './public-words';
import '../../style/public.css';

/** So many tasks are shown; all of them stand in the plan's own view. */
const SHOWN = 100;

/** A plan for citizens and businesses: how far it is, what is to be done, and how to follow it. */
export default function PublicPlanView() {
  const said = useWords(PUBLIC);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const { id = '' } = useParams();
  const asOf = vietnamToday();
  const asked = useAnswer(PublicPlanDocument, { id, first: SHOWN, asOf });
  const node = asked.answer.state === 'there' ? asked.answer.data.node : null;
  const plan = node && 'tasks' in node ? node : null;
  useTitle(plan?.title ?? null);
  return (
    <div className="public">
      <p className="kicker">{said.kicker}</p>
      <h1>{plan?.title ?? shared.plan}</h1>
      {plan && (
        <p className="lead">
          {plan.documentType} {plan.number} ·{' '}
          {plan.issuer &&
            (plan.issuedOn ? said.planBy(plan.issuer.name, dayText(plan.issuedOn)) : said.planBySome(plan.issuer.name))}
          {plan.document.inForce !== null && ` · ${plan.document.inForce ? said.inForce : said.notInForce}`}
        </p>
      )}
      <div className="grid">
        {plan && <PublicProgress filter={{ plan: { id: { eq: id } } }} asOf={asOf} full={addressOf('plan', id)} />}
        <Panel
          title={said.tasksOfPlan}
          asked={asked}
          className="wide"
          isEmpty={() => plan === null || plan.tasks.totalCount === 0}
          empty={plan ? said.none : shared.absent}
        >
          {() =>
            plan && (
              <>
                <PublicTasks tasks={plan.tasks.nodes} asOf={asOf} isOfOnePlan />
                {plan.tasks.pageInfo.hasNextPage && (
                  <p>
                    {shared.shown(
                      numberText(plan.tasks.nodes.length, language),
                      numberText(plan.tasks.totalCount, language),
                    )}{' '}
                    <Link to={addressOf('plan', id)}>{said.full}</Link>
                  </p>
                )}
              </>
            )
          }
        </Panel>
        {plan && <Follow kind="plans" id={id} />}
        {plan && <ReportError nodeId={id} />}
      </div>
    </div>
  );
}
