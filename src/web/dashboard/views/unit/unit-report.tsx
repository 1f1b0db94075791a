import { useLocation } from 'react-router';
import { useAnswer } from '../../ask/use-answer';
import { type AssignmentRole, type BucketsFragment, UnitReportDocument } from '../../generated/graphql';
import { BucketTiles } from '../../parts/bucket-tiles';
import { Panel } from '../../parts/panel';
import { REPORT_DAY } from '../../parts/report-day';
import { numberText, percentText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { onTimeShare } from './on-time';
import { listAddress, type UnitFilterState } from './unit-filter';
import { UNIT } from './unit-words';

/** The official buckets of what a unit leads and of what it coordinates, and how much of it was done in time. */
export function UnitReport({ filter: { led, coordinated, asOf, before } }: { filter: UnitFilterState }) {
  const said = useWords(UNIT);
  const { against } = useWords(REPORT_DAY);
  const asked = useAnswer(UnitReportDocument, { led, coordinated, asOf, before });
  return (
    <Panel title={`${said.report} ${against(asOf, before)}`} asked={asked} className="wide" minHeight={330}>
      {(data) => (
        <>
          <RoleReport part="LEAD" now={data.led} before={data.ledBefore.total} />
          <RoleReport part="COORDINATE" now={data.coordinated} before={data.coordinatedBefore.total} />
        </>
      )}
    </Panel>
  );
}

interface RoleReportProps {
  part: AssignmentRole;
  now: { total: BucketsFragment; cancelledCount: number };
  before: BucketsFragment;
}

function RoleReport({ part, now: { total, cancelledCount }, before }: RoleReportProps) {
  const said = useWords(UNIT);
  const language = useLanguage();
  const { search } = useLocation();
  const share = onTimeShare(total);
  return (
    <section className="role-report" data-role={part}>
      <div className="role-head">
        <h3>{part === 'LEAD' ? said.led : said.coordinated}</h3>
        {share.percent !== null && (
          <p className="on-time">
            {said.onTime}: <strong>{percentText(share.percent, language)}</strong>
            <small>{said.onTimeOf(numberText(share.count, language), numberText(share.of, language))}</small>
          </p>
        )}
      </div>
      {total.taskCount === 0 && cancelledCount === 0 ? (
        <p className="quiet">{said.noTasks}</p>
      ) : (
        <BucketTiles
          now={total}
          before={before}
          cancelledCount={cancelledCount}
          listed={(timeliness) => listAddress(search, { role: part, timeliness, month: null, q: null })}
        />
      )}
    </section>
  );
}
