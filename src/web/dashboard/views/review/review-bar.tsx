import { useLanguage, useWords } from '../../words/language';
import { termOf } from '../../words/terms';
import { DOUBT, SEVERITIES } from './review-codes';
import { ALL, STATUSES, SUBJECTS, type useReviewFilter } from './review-filter';
import { REVIEW } from './review-words';

/** What the list is narrowed to. */
export function ReviewBar({ filter: { chosen, set } }: { filter: ReturnType<typeof useReviewFilter> }) {
  const said = useWords(REVIEW);
  const doubt = useWords(DOUBT);
  const language = useLanguage();
  const narrow = (name: string, value: string) => set({ [name]: value, item: null, shown: null });
  return (
    <div className="filters">
      <Pick label={said.status} value={chosen.status} onPick={(value) => narrow('status', value)}>
        <option value={ALL}>{said.all}</option>
        {STATUSES.map((one) => (
          <option key={one} value={one}>
            {termOf('ReviewStatus', one, language)}
          </option>
        ))}
      </Pick>
      <Pick label={said.severity} value={chosen.severity} onPick={(value) => narrow('severity', value)}>
        <option value="">{said.all}</option>
        {SEVERITIES.map((one) => (
          <option key={one} value={one}>
            {doubt.severity(one)}
          </option>
        ))}
      </Pick>
      <Pick label={said.subject} value={chosen.subject} onPick={(value) => narrow('subject', value)}>
        <option value="">{said.all}</option>
        {SUBJECTS.map((one) => (
          <option key={one} value={one}>
            {termOf('ReviewSubject', one, language)}
          </option>
        ))}
      </Pick>
      {(chosen.plan || chosen.unit) && (
        <button type="button" onClick={() => set({ plan: null, unit: null, item: null })}>
          {said.everywhere}
        </button>
      )}
    </div>
  );
}

interface PickProps {
  label: string;
  value: string | null | undefined;
  onPick: (value: string) => void;
  children: React.ReactNode;
}

function Pick({ label, value, onPick, children }: PickProps) {
  return (
    <label>
      {label}
      <select value={value ?? ''} onChange={(event) => onPick(event.target.value)}>
        {children}
      </select>
    </label>
  );
}
