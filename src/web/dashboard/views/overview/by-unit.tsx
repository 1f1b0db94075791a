import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { addressOf } from '../../addresses';
import type { Asked } from '../../ask/use-answer';
import type { ReportByUnitQuery, ReportByUnitQueryVariables } from '../../generated/graphql';
import { bucketBars } from '../../parts/bucket-bars';
import { BucketTable } from '../../parts/bucket-table';
import { Chart } from '../../parts/chart';
import { Panel } from '../../parts/panel';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { OVERVIEW } from './overview-words';

const MOST_UNITS = 12;

/** The units with the most overdue tasks. */
export function ByUnit({ asked }: { asked: Asked<ReportByUnitQuery, ReportByUnitQueryVariables> }) {
  const said = useWords(OVERVIEW);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const navigate = useNavigate();
  const groups = asked.answer.state === 'there' ? asked.answer.data.taskReport.groups : undefined;
  const rows = useMemo(
    () =>
      [...(groups ?? [])]
        .sort((a, b) => b.openOverdue.count - a.openOverdue.count || b.taskCount - a.taskCount)
        .slice(0, MOST_UNITS)
        .map((counts) => ({
          unit: counts.key[0]?.unit ?? null,
          name: counts.key[0]?.unit?.name ?? said.unled,
          counts,
        })),
    [groups, said],
  );
  const option = useMemo(() => bucketBars(rows, 'across', language), [rows, language]);
  return (
    <Panel title={said.byUnit} asked={asked} minHeight={420} isEmpty={(data) => data.taskReport.groups.length === 0}>
      {(data) => (
        <>
          <Chart
            option={option}
            label={said.byUnit}
            height={Math.max(200, rows.length * 30 + 60)}
            onPick={({ name }) => {
              const unit = rows.find((row) => row.name === name)?.unit;
              if (unit) navigate(addressOf('unit', unit.id));
            }}
            table={
              <BucketTable
                heading={shared.unit}
                rows={rows.map(({ unit, name, counts }) => ({
                  id: unit?.id ?? '',
                  name: unit ? <Link to={addressOf('unit', unit.id)}>{name}</Link> : name,
                  counts,
                }))}
              />
            }
          />
          <p className="quiet">
            {said.unitsShown(numberText(rows.length, language), numberText(data.taskReport.groups.length, language))}
          </p>
        </>
      )}
    </Panel>
  );
}
