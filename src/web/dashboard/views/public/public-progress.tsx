import { useAnswer } from '../../ask/use-answer';
import { ReportOfNodeDocument, type TaskFilter } from '../../generated/graphql';
import { BucketTiles } from '../../parts/bucket-tiles';
import { Panel } from '../../parts/panel';
import { numberText, percentText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { PUBLIC } from './public-words';

interface PublicProgressProps {
  filter: TaskFilter;
  asOf: string;
  /** Where all of it is shown. */
  full: string;
}

/** How far the work is, in two sentences and the official buckets. */
export function PublicProgress({ filter, asOf, full }: PublicProgressProps) {
  const said = useWords(PUBLIC);
  const language = useLanguage();
  const asked = useAnswer(ReportOfNodeDocument, { filter, asOf });
  return (
    <Panel
      title={said.progress}
      asked={asked}
      minHeight={220}
      className="wide"
      isEmpty={(data) => data.taskReport.total.taskCount === 0}
      empty={said.none}
    >
      {({ taskReport: { total, cancelledCount } }) => {
        const done = total.completedOnTime.count + total.completedLate.count;
        const late = total.openOverdue.count;
        return (
          <>
            <p className="lead">
              {said.done(
                numberText(done, language),
                numberText(total.taskCount, language),
                percentText((100 * done) / total.taskCount, language),
              )}{' '}
              {late > 0 ? <strong className="bad">{said.late(numberText(late, language))}</strong> : said.noneLate}
            </p>
            <BucketTiles now={total} cancelledCount={cancelledCount} listed={() => full} />
          </>
        );
      }}
    </Panel>
  );
}
