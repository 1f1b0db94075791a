import type { ReactNode } from 'react';
import type { BucketsFragment } from '../generated/graphql';
import { numberText } from '../words/format';
import { useLanguage, useWords } from '../words/language';
import { SHARED } from '../words/shared-words';
import { termOf } from '../words/terms';
import { BUCKET_FIELDS, BUCKETS } from './buckets';

/** The official buckets of each row as a table. */
export function BucketTable({
  heading,
  rows,
}: {
  heading: string;
  rows: readonly { id: string; name: ReactNode; counts: BucketsFragment }[];
}) {
  const language = useLanguage();
  const said = useWords(SHARED);
  return (
    <div className="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col">{said.tasks}</th>
            {BUCKETS.map((bucket) => (
              <th key={bucket} scope="col">
                {termOf('Timeliness', bucket, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, counts }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="number">{numberText(counts.taskCount, language)}</td>
              {BUCKETS.map((bucket) => (
                <td key={bucket} className="number">
                  {numberText(counts[BUCKET_FIELDS[bucket]].count, language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
