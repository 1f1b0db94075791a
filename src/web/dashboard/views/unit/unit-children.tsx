import { useState } from 'react';
import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import { useAnswer } from '../../ask/use-answer';
import { type TaskFilter, UnitChildrenDocument, UnitChildrenReportDocument } from '../../generated/graphql';
import { BucketTable } from '../../parts/bucket-table';
import { LinkList } from '../../parts/link-list';
import { Panel } from '../../parts/panel';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { UNIT } from './unit-words';

const SHOWN = 20;
/** A province has hundreds of communes. */
const MOST_NAMED = 40;

/** The units below a unit, and how far what they lead is. */
export function UnitChildren({ id, year, asOf }: { id: string; year: number | null; asOf: string }) {
  const said = useWords(UNIT);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const [isAll, setIsAll] = useState(false);
  const asked = useAnswer(UnitChildrenDocument, { id });
  const { answer } = asked;
  const children = answer.state === 'there' && answer.data.node?.__typename === 'Unit' ? answer.data.node.children : [];
  return (
    <>
      <Panel
        title={said.children}
        asked={asked}
        minHeight={100}
        isEmpty={() => children.length === 0}
        empty={said.noChildren}
      >
        {() => (
          <>
            <LinkList
              links={children.slice(0, isAll ? children.length : MOST_NAMED).map(({ id, name }) => ({
                address: addressOf('unit', id),
                name,
              }))}
            />
            {children.length > MOST_NAMED && !isAll && (
              <button type="button" className="quiet" onClick={() => setIsAll(true)}>
                {shared.more} ({numberText(children.length - MOST_NAMED, language)})
              </button>
            )}
          </>
        )}
      </Panel>
      {children.length > 0 && <ChildrenReport id={id} units={children} year={year} asOf={asOf} />}
    </>
  );
}

interface ChildrenReportProps {
  id: string;
  units: readonly { id: string; name: string }[];
  year: number | null;
  asOf: string;
}

/** Those with the most overdue tasks first. */
function ChildrenReport({ id, units, year, asOf }: ChildrenReportProps) {
  const said = useWords(UNIT);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const [isAll, setIsAll] = useState(false);
  const filter: TaskFilter = {
    assignments: { some: { role: { eq: 'LEAD' }, unit: { parent: { id: { eq: id } } } } },
    ...(year !== null && { plan: { year: { eq: year } } }),
  };
  const asked = useAnswer(UnitChildrenReportDocument, { filter, asOf });
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return (
    <Panel
      title={said.childrenReport}
      asked={asked}
      className="wide"
      minHeight={150}
      isEmpty={(data) => data.taskReport.groups.length === 0}
      empty={said.noChildTasks}
    >
      {({ taskReport }) => {
        // who leads such a task along with one of them is another's unit
        const rows = taskReport.groups
          .flatMap((counts) => {
            const unitId = counts.key[0]?.unit?.id ?? '';
            const name = names.get(unitId);
            return name ? [{ id: unitId, name: <Link to={addressOf('unit', unitId)}>{name}</Link>, counts }] : [];
          })
          .sort((a, b) => b.counts.openOverdue.count - a.counts.openOverdue.count);
        return (
          <>
            <BucketTable heading={shared.unit} rows={isAll ? rows : rows.slice(0, SHOWN)} />
            {rows.length > SHOWN && !isAll && (
              <p className="quiet">
                {shared.shown(numberText(SHOWN, language), numberText(rows.length, language))}{' '}
                <button type="button" className="quiet" onClick={() => setIsAll(true)}>
                  {shared.more}
                </button>
              </p>
            )}
          </>
        );
      }}
    </Panel>
  );
}
