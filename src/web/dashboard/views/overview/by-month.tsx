import { useMemo } from 'react';
import type { Asked } from '../../ask/use-answer';
import type { ReportByMonthQuery, ReportByMonthQueryVariables } from '../../generated/graphql';
import { bucketBars } from '../../parts/bucket-bars';
import { BucketTable } from '../../parts/bucket-table';
import { Chart } from '../../parts/chart';
import { Panel } from '../../parts/panel';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { OVERVIEW } from './overview-words';

/** When the work is due. */
export function ByMonth({ asked }: { asked: Asked<ReportByMonthQuery, ReportByMonthQueryVariables> }) {
  const said = useWords(OVERVIEW);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const groups = asked.answer.state === 'there' ? asked.answer.data.taskReport.groups : undefined;
  const rows = useMemo(
    () =>
      (groups ?? [])
        .map((counts) => ({ id: counts.key[0]?.value ?? '', name: counts.key[0]?.value ?? shared.noDeadline, counts }))
        .sort((a, b) => (a.id || '9999').localeCompare(b.id || '9999')),
    [groups, shared],
  );
  const option = useMemo(() => bucketBars(rows, 'upright', language), [rows, language]);
  return (
    <Panel title={said.byMonth} asked={asked} minHeight={420} isEmpty={(data) => data.taskReport.groups.length === 0}>
      {() => (
        <Chart
          option={option}
          label={said.byMonth}
          height={320}
          table={<BucketTable heading={said.month} rows={rows} />}
        />
      )}
    </Panel>
  );
}
