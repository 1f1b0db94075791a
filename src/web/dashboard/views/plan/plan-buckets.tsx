import { addressOf } from '../../addresses';
import { useAnswer } from '../../ask/use-answer';
import { PlanReportDocument, type ProgressFigureFragment } from '../../generated/graphql';
import { BucketTiles } from '../../parts/bucket-tiles';
import { Panel } from '../../parts/panel';
import { ProgressLine } from '../../parts/progress-line';
import { dayText, vietnamToday } from '../../words/format';
import { useWords } from '../../words/language';
import { PLAN } from './plan-words';

interface PlanBucketsProps {
  id: string;
  asOf: string;
  /** Null while it is not there. */
  progress: ProgressFigureFragment | null;
}

export const usePlanReport = (id: string, asOf: string) =>
  useAnswer(PlanReportDocument, { filter: { plan: { id: { eq: id } } }, asOf });

/** How far it has come: worked out of what was reported, and in the official buckets. */
export function PlanBuckets({ id, asOf, progress }: PlanBucketsProps) {
  const said = useWords(PLAN);
  const asked = usePlanReport(id, asOf);
  return (
    <Panel
      title={said.howFar(dayText(asOf))}
      asked={asked}
      minHeight={260}
      isEmpty={({ taskReport }) => taskReport.total.taskCount + taskReport.cancelledCount === 0}
      empty={said.noTasks}
    >
      {({ taskReport: { total, cancelledCount } }) => (
        <>
          {progress && <ProgressLine progress={progress} />}
          <BucketTiles
            now={total}
            cancelledCount={cancelledCount}
            listed={(bucket) =>
              `${addressOf('plan', id)}?${new URLSearchParams({
                timeliness: bucket,
                ...(asOf !== vietnamToday() && { asOf }),
              })}`
            }
          />
        </>
      )}
    </Panel>
  );
}
