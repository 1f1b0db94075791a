import { percentText } from '../words/format';
import { useLanguage } from '../words/language';
import '../style/share-line.css';

interface ShareLineProps {
  percent: number;
  /** Where it should be by now. */
  expected?: number | null;
  label: string;
  className?: string;
}

/** A share of 100 as a line, with a notch where it should be. */
export function ShareLine({ percent, expected, label, className = '' }: ShareLineProps) {
  const language = useLanguage();
  return (
    <div className={`share-line ${className}`} role="img" aria-label={`${label}: ${percentText(percent, language)}`}>
      <span style={{ width: `${Math.min(100, Math.max(0, percent))}%` }} />
      {typeof expected === 'number' && <i style={{ left: `${Math.min(100, Math.max(0, expected))}%` }} />}
    </div>
  );
}
