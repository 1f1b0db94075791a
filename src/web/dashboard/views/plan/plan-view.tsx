import { useParams } from 'react-router';
import { addressOf } from '../../addresses';
import { useAnswer } from '../../ask/use-answer';
import { PlanHeadDocument } from '../../generated/graphql';
import { useAsOf } from '../../parts/as-of';
import { NodeFoot } from '../../parts/node-foot';
import { Failed } from '../../parts/panel';
import { Tabs } from '../../parts/tabs';
import { useTitle } from '../../parts/title';
import { useTab } from '../../parts/use-tab';
import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { WithdrawButton } from '../intake/withdraw';
import { DoubtsTab } from './doubts-tab';
import { HistoryTab } from './history-tab';
import { IndicatorsTab } from './indicators-tab';
import { PlanBuckets } from './plan-buckets';
import { PlanFacts } from './plan-facts';
import { PLAN } from './plan-words';
import { TasksTab } from './tasks-tab';
import { TextTab } from './text/text-tab';
import { TimelineTab } from './timeline-tab';
import '../../style/node-view.css';
import '../../style/plan.css';

const TABS = ['tasks', 'timeline', 'indicators', 'doubts', 'text', 'history'] as const;

/** A plan: what it is, how far it has come, and its parts one at a time. */
export default function PlanView() {
  const { id = '' } = useParams();
  // what is kept of one plan while another is asked for would stand under its name
  return <Plan key={id} id={id} />;
}

function Plan({ id }: { id: string }) {
  const said = useWords(PLAN);
  const shared = useWords(SHARED);
  const asOf = useAsOf();
  const tab = useTab(TABS);
  const asked = useAnswer(PlanHeadDocument, { id });
  const { answer } = asked;
  const node = answer.state === 'there' ? answer.data.node : undefined;
  const plan = node?.__typename === 'Plan' ? node : null;
  useTitle(plan ? (plan.number ?? plan.title) : null);
  if (answer.state === 'failed')
    return (
      <>
        <h1>{shared.plan}</h1>
        <Failed error={answer.error} again={answer.again} />
      </>
    );
  if (node !== undefined && !plan)
    return (
      <div className="empty">
        <h1>{shared.plan}</h1>
        <p>{shared.absent}</p>
      </div>
    );
  const parts = { id, asOf };
  return (
    <>
      <p className="over-title quiet">
        {plan ? [plan.documentType, plan.number ?? said.noNumber].join(' · ') : shared.plan}
      </p>
      <h1>{plan?.title ?? shared.loading}</h1>
      <div className="grid">
        <PlanFacts asked={asked} />
        <PlanBuckets {...parts} progress={plan?.progress ?? null} />
      </div>
      <Tabs
        label={said.parts}
        name="tab"
        current={tab}
        tabs={TABS.map((one) => ({ value: one, title: said.tabs[one] }))}
      />
      {tab === 'tasks' && <TasksTab {...parts} />}
      {tab === 'timeline' && <TimelineTab {...parts} begins={plan?.effectiveOn ?? plan?.issuedOn ?? null} />}
      {tab === 'indicators' && <IndicatorsTab {...parts} />}
      {tab === 'doubts' && <DoubtsTab id={id} />}
      {tab === 'text' && <TextTab id={id} />}
      {tab === 'history' && <HistoryTab id={id} />}
      {plan && (
        <NodeFoot nodeId={id} openly={addressOf('publicPlan', id)}>
          <WithdrawButton documentId={plan.document.id} label={said.withdraw} />
        </NodeFoot>
      )}
    </>
  );
}
