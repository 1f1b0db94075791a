import { numberText } from '../../../words/format';
import { useLanguage, useWords } from '../../../words/language';
import { MARK_KINDS, type Mark, type MarkKind } from './text-mark';
import { TEXT } from './text-words';

interface MarkKindsProps {
  marks: readonly Mark[];
  hidden: readonly string[];
  onHide: (kind: MarkKind, isHidden: boolean) => void;
}

/** What the marks mean, how many there are of each, and which are shown. */
export function MarkKinds({ marks, hidden, onHide }: MarkKindsProps) {
  const said = useWords(TEXT);
  const language = useLanguage();
  return (
    <fieldset className="mark-kinds">
      <legend className="sr-only">{said.shown}</legend>
      {MARK_KINDS.map((kind) => {
        const count = marks.filter((one) => one.kind === kind).length;
        return (
          count > 0 && (
            <label key={kind}>
              <input
                type="checkbox"
                checked={!hidden.includes(kind)}
                onChange={(event) => onHide(kind, !event.target.checked)}
              />
              <span className={`swatch ${kind}`} aria-hidden="true" /> {said.kinds[kind]}{' '}
              <span className="quiet">{numberText(count, language)}</span>
            </label>
          )
        );
      })}
    </fieldset>
  );
}
