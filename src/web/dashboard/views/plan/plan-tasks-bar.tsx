import type { PlanReportQuery } from '../../generated/graphql';
import { TERMS } from '../../generated/terms';
import { WordField } from '../../parts/word-field';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { termOf } from '../../words/terms';
import type { PlanTasksFilter } from './plan-tasks-filter';
import { PLAN } from './plan-words';

interface PlanTasksBarProps {
  filter: PlanTasksFilter;
  /** The units that lead tasks of the plan; null while they are not there. */
  groups: PlanReportQuery['taskReport']['groups'] | null;
}

/** What the tasks of a plan are narrowed by, besides their section. */
export function PlanTasksBar({ filter, groups }: PlanTasksBarProps) {
  const said = useWords(PLAN);
  const language = useLanguage();
  const { status, timeliness, unit, words, section, set } = filter;
  const isNarrowed = Boolean(status ?? timeliness ?? unit ?? words ?? section);
  return (
    <div className="filters">
      <label>
        {said.timeliness}
        <select value={timeliness ?? ''} onChange={(event) => set({ timeliness: event.target.value })}>
          <option value="">{said.anyStatus}</option>
          {options('Timeliness')}
        </select>
      </label>
      <label>
        {said.status}
        <select value={status ?? ''} onChange={(event) => set({ status: event.target.value })}>
          <option value="">{said.anyStatus}</option>
          {options('TaskStatus')}
        </select>
      </label>
      <label>
        {said.unit}
        <select value={unit ?? ''} onChange={(event) => set({ unit: event.target.value })}>
          <option value="">{said.anyUnit}</option>
          {(groups ?? []).flatMap(({ taskCount, key: [key] }) =>
            key?.unit
              ? [
                  <option key={key.unit.id} value={key.unit.id}>
                    {key.unit.name} ({numberText(taskCount, language)})
                  </option>,
                ]
              : [],
          )}
        </select>
      </label>
      <WordField label={said.words} value={words} choose={(given) => set({ words: given })} />
      {isNarrowed && (
        <button
          type="button"
          className="quiet"
          onClick={() => set({ status: null, timeliness: null, unit: null, words: null, section: null })}
        >
          {said.narrowed}
        </button>
      )}
    </div>
  );

  function options(type: 'Timeliness' | 'TaskStatus') {
    return Object.keys(TERMS[type]).map((value) => (
      <option key={value} value={value}>
        {termOf(type, value as never, language)}
      </option>
    ));
  }
}
