import { useLanguage, useWords } from '../../words/language';
import { termOf } from '../../words/terms';
import { CITATION_KINDS, type DocumentFilterState, RESTING_KINDS, RESTING_TYPES, switched } from './document-filter';
import { DOCUMENT } from './document-words';

/** Which relations are followed, and what is shown of what is found. */
export function ImpactFields({ filter: { kinds, types, set } }: { filter: DocumentFilterState }) {
  const said = useWords(DOCUMENT);
  const language = useLanguage();
  const followed = kinds ?? RESTING_KINDS;
  return (
    <div className="impact-fields">
      <fieldset>
        <legend>{said.show}</legend>
        {RESTING_TYPES.map((type) => (
          <label key={type} className="check">
            <input
              type="checkbox"
              checked={types.includes(type)}
              onChange={() => set({ show: switched(types, type, RESTING_TYPES, RESTING_TYPES) })}
            />
            {said.types[type]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{said.follow}</legend>
        {CITATION_KINDS.map((kind) => (
          <label key={kind} className="check">
            <input
              type="checkbox"
              checked={followed.includes(kind)}
              onChange={() => set({ kinds: switched(followed, kind, CITATION_KINDS, RESTING_KINDS) })}
            />
            {termOf('CitationKind', kind, language)}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
