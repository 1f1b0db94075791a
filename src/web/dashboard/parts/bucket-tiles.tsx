import { Link } from 'react-router';
import type { BucketsFragment, Timeliness } from '../generated/graphql';
import { numberText, percentText } from '../words/format';
import { useLanguage, useWords, words } from '../words/language';
import { termOf } from '../words/terms';
import { BUCKET_FIELDS, BUCKETS } from './buckets';

const SAID = words(
  {
    before: (count: string) => `kỳ trước ${count}`,
    all: 'Tổng số nhiệm vụ',
    cancelled: (count: string) => `ngoài ra ${count} đã hủy`,
  },
  {
    before: (count: string) => `${count} before`,
    all: 'All tasks',
    cancelled: (count: string) => `besides ${count} cancelled`,
  },
);

interface BucketTilesProps {
  now: BucketsFragment;
  before?: BucketsFragment;
  /** Tasks that were cancelled: they are in no bucket. */
  cancelledCount?: number;
  /** Where the tasks of a bucket are listed. */
  listed: (bucket: Timeliness) => string;
}

/** The official buckets: how many, which share, and how that was before. */
export function BucketTiles({ now, before, cancelledCount = 0, listed }: BucketTilesProps) {
  const said = useWords(SAID);
  const language = useLanguage();
  const signed = (change: number) => `${change > 0 ? '+' : ''}${numberText(change, language)}`;
  return (
    <>
      <div className="share-bar" aria-hidden="true">
        {BUCKETS.map((bucket) => {
          const { count } = now[BUCKET_FIELDS[bucket]];
          return count > 0 && <span key={bucket} className={bucket} style={{ flexGrow: count }} />;
        })}
      </div>
      <ul className="tiles">
        {BUCKETS.map((bucket) => {
          const share = now[BUCKET_FIELDS[bucket]];
          const was = before?.[BUCKET_FIELDS[bucket]];
          return (
            <li key={bucket} className={`tile ${bucket}`}>
              <Link to={listed(bucket)}>
                <span className="tile-name">{termOf('Timeliness', bucket, language)}</span>
                <span className="tile-count" data-bucket={bucket}>
                  {numberText(share.count, language)}
                </span>
                <span className="tile-share">{percentText(share.percent, language)}</span>
                {was && (
                  <span className="quiet" title={said.before(numberText(was.count, language))}>
                    {signed(share.count - was.count)}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
      <p className="quiet">
        {said.all}: <strong data-bucket="ALL">{numberText(now.taskCount, language)}</strong>
        {cancelledCount > 0 && ` · ${said.cancelled(numberText(cancelledCount, language))}`}
      </p>
    </>
  );
}
