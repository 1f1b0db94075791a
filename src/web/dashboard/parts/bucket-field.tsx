import type { Timeliness } from '../generated/graphql';
import { useLanguage } from '../words/language';
import { termOf } from '../words/terms';
import { BUCKETS } from './buckets';

interface BucketFieldProps {
  label: string;
  /** What choosing none is called. */
  all: string;
  bucket: Timeliness | null;
  choose: (bucket: string) => void;
}

/** Where one says which official bucket tasks are in. */
export function BucketField({ label, all, bucket, choose }: BucketFieldProps) {
  const language = useLanguage();
  return (
    <label>
      {label}
      <select value={bucket ?? ''} onChange={(event) => choose(event.target.value)}>
        <option value="">{all}</option>
        {BUCKETS.map((one) => (
          <option key={one} value={one}>
            {termOf('Timeliness', one, language)}
          </option>
        ))}
      </select>
    </label>
  );
}
