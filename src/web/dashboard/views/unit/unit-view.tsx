import { useParams } from 'react-router';
import { addressOf } from '../../addresses';
import { useAnswer } from '../../ask/use-answer';
import { UnitHeadDocument } from '../../generated/graphql';
import { NodeFoot } from '../../parts/node-foot';
import { Panel } from '../../parts/panel';
import { ReportDayFields } from '../../parts/report-day-fields';
import { useTitle } from '../../parts/title';
import { YearField } from '../../parts/year-field';
import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { UnitChildren } from './unit-children';
import { UnitDocuments } from './unit-documents';
import { useUnitFilter } from './unit-filter';
import { UnitHead } from './unit-head';
import { UnitHistory } from './unit-history';
import { UnitIndicators } from './unit-indicators';
import { UnitReport } from './unit-report';
import { UnitTasks } from './unit-tasks';
import { UNIT } from './unit-words';
import { UnitWorkload } from './unit-workload';
import '../../style/unit.css';

/** One unit: what it is, what it has to do, how far that is, and what it issued. */
export default function UnitView() {
  const { id = '' } = useParams();
  const said = useWords(UNIT);
  const shared = useWords(SHARED);
  const filter = useUnitFilter(id);
  const asked = useAnswer(UnitHeadDocument, { id });
  const { answer } = asked;
  const unit = answer.state === 'there' && answer.data.node?.__typename === 'Unit' ? answer.data.node : null;
  const isAbsent = answer.state === 'there' && !answer.isOld && unit === null;
  useTitle(unit?.name ?? null);
  return (
    <>
      <h1>{unit?.name ?? shared.unit}</h1>
      {!isAbsent && (
        <div className="filters">
          <YearField year={filter.year} choose={(year) => filter.set({ year })} />
          <ReportDayFields day={filter} />
        </div>
      )}
      <div className="grid">
        <Panel
          title={said.about}
          asked={asked}
          className="wide"
          minHeight={120}
          isEmpty={() => unit === null}
          empty={shared.absent}
        >
          {() => unit && <UnitHead unit={unit} />}
        </Panel>
        {!isAbsent && (
          <>
            <UnitReport filter={filter} />
            <UnitWorkload filter={filter} />
            <UnitIndicators id={id} asOf={filter.asOf} />
            <UnitChildren id={id} year={filter.year} asOf={filter.asOf} />
            <UnitDocuments id={id} />
            <UnitHistory id={id} />
            <UnitTasks filter={filter} />
            <NodeFoot nodeId={id} openly={addressOf('publicUnit', id)} />
          </>
        )}
      </div>
    </>
  );
}
