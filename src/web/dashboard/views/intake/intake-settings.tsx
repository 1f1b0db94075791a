import type { Fault } from '../../ask/change';
import type { Visibility } from '../../generated/graphql';
import { useDocumentChoices, useUnitChoices } from '../../parts/choices';
import { type Choice, Chooser } from '../../parts/chooser';
import { Field } from '../../parts/field';
import { useLanguage, useWords } from '../../words/language';
import { termOf } from '../../words/terms';
import { WRITING } from '../task/writing-words';
import { INTAKE } from './intake-words';

/** What a file does not say of itself. */
export interface Settings {
  visibility: Visibility | null;
  visibleTo: readonly Choice[];
  replaces: Choice | null;
  columns: string;
}

export const AS_IT_IS: Settings = { visibility: null, visibleTo: [], replaces: null, columns: '' };

/** As the mutation takes them. */
export const settingsInput = ({ visibility, visibleTo, replaces, columns }: Settings) => ({
  ...(visibility && { visibility }),
  ...(visibility === 'RESTRICTED' && { visibleTo: visibleTo.map(({ id }) => id) }),
  ...(replaces && { replaces: replaces.id }),
  ...(columns.trim() && { columns: columns.trim() }),
});

const VISIBILITIES = ['PUBLIC', 'RESTRICTED', 'DRAFT'] as const;

interface IntakeSettingsProps {
  settings: Settings;
  onChange: (settings: Settings) => void;
  faults: Readonly<Record<string, Fault>>;
  /** A table says what its columns hold. */
  isTable: boolean;
}

/** What must be known of a file before it is stored. */
export function IntakeSettings({ settings, onChange, faults, isTable }: IntakeSettingsProps) {
  const said = useWords(INTAKE);
  const writing = useWords(WRITING);
  const language = useLanguage();
  const { visibility, visibleTo, replaces, columns } = settings;
  const set = (changes: Partial<Settings>) => onChange({ ...settings, ...changes });
  return (
    <>
      <Field label={said.visibility} fault={faults.visibility}>
        {(tie) => (
          <select
            {...tie}
            value={visibility ?? ''}
            onChange={(event) => set({ visibility: (event.target.value || null) as Visibility | null })}
          >
            <option value="">{said.asBefore}</option>
            {VISIBILITIES.map((one) => (
              <option key={one} value={one}>
                {termOf('Visibility', one, language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {visibility === 'RESTRICTED' && (
        <>
          <ul>
            {visibleTo.map((unit) => (
              <li key={unit.id}>
                {unit.name}{' '}
                <button
                  type="button"
                  className="quiet"
                  aria-label={writing.take(unit.name)}
                  onClick={() => set({ visibleTo: visibleTo.filter(({ id }) => id !== unit.id) })}
                >
                  ✕
                </button>
              </li>
            ))}
          </ul>
          <Chooser
            key={visibleTo.length}
            label={said.visibleTo}
            chosen={null}
            onChoose={(unit) => unit && set({ visibleTo: [...visibleTo.filter(({ id }) => id !== unit.id), unit] })}
            useChoices={useUnitChoices}
            fault={faults.visibleTo}
          />
        </>
      )}
      <Chooser
        label={said.replaces}
        chosen={replaces}
        onChoose={(document) => set({ replaces: document })}
        useChoices={useDocumentChoices}
        fault={faults.replaces}
      />
      {isTable && (
        <Field label={said.columns} hint={said.columnsHint} fault={faults.columns}>
          {(tie) => <input {...tie} value={columns} onChange={(event) => set({ columns: event.target.value })} />}
        </Field>
      )}
    </>
  );
}
