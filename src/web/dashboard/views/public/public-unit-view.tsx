import { Link, useParams } from 'react-router';
import { addressOf } from '../../addresses';
import { useAnswer } from '../../ask/use-answer';
import { PublicUnitDocument } from '../../generated/graphql';
import { Panel } from '../../parts/panel';
import { ReportError } from '../../parts/report-error';
import { useTitle } from '../../parts/title';
import { numberText, vietnamToday } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { Follow } from './follow';
import { PublicProgress } from './public-progress';
import { PublicTasks } from './public-tasks';
import { PUBLIC } from './public-words';
import '../../style/public.css';

const SHOWN = 100;

/** A unit for citizens and businesses: what it answers for, how far that is, and how to follow it. */
export default function PublicUnitView() {
  const said = useWords(PUBLIC);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const { id = '' } = useParams();
  const asOf = vietnamToday();
  const asked = useAnswer(PublicUnitDocument, { id, first: SHOWN, asOf });
  const node = asked.answer.state === 'there' ? asked.answer.data.node : null;
  const unit = node && 'tasks' in node ? node : null;
  useTitle(unit?.name ?? null);
  const led = { assignments: { some: { role: { eq: 'LEAD' as const }, unit: { id: { eq: id } } } } };
  return (
    <div className="public">
      <p className="kicker">{said.kicker}</p>
      <h1>{unit?.name ?? shared.unit}</h1>
      {unit?.parent && (
        <p className="lead">
          <Link to={addressOf('publicUnit', unit.parent.id)}>{unit.parent.name}</Link>
        </p>
      )}
      <div className="grid">
        {unit && <PublicProgress filter={led} asOf={asOf} full={addressOf('unit', id)} />}
        <Panel
          title={said.tasksOfUnit}
          asked={asked}
          className="wide"
          isEmpty={() => unit === null || unit.tasks.totalCount === 0}
          empty={unit ? said.none : shared.absent}
        >
          {() =>
            unit && (
              <>
                <PublicTasks tasks={unit.tasks.nodes} asOf={asOf} />
                {unit.tasks.pageInfo.hasNextPage && (
                  <p>
                    {shared.shown(
                      numberText(unit.tasks.nodes.length, language),
                      numberText(unit.tasks.totalCount, language),
                    )}{' '}
                    <Link to={addressOf('unit', id)}>{said.full}</Link>
                  </p>
                )}
              </>
            )
          }
        </Panel>
        {unit && <Follow kind="units" id={id} />}
        {unit && <ReportError nodeId={id} />}
      </div>
    </div>
  );
}
