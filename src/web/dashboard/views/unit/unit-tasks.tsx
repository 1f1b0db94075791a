import { useRef } from 'react';
import { BucketField } from '../../parts/bucket-field';
import { EndlessTasks } from '../../parts/endless-tasks';
import { Tabs } from '../../parts/tabs';
import { useHashPlace } from '../../parts/use-hash-place';
import { WordField } from '../../parts/word-field';
import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { NO_MONTH, ORDERS, type UnitFilterState } from './unit-filter';
import { UNIT } from './unit-words';

/** The tasks that a unit leads, or those that it coordinates: all of them, or those of a bucket, a month or some words. */
export function UnitTasks({ filter }: { filter: UnitFilterState }) {
  const said = useWords(UNIT);
  const shared = useWords(SHARED);
  const { role, asOf, order, listed, bucket, month } = filter;
  const place = useRef<HTMLDivElement>(null);
  // a bucket or a month of the pictures above leads here
  useHashPlace(place, 'tasks');
  return (
    <div id="tasks" ref={place} className="wide unit-tasks">
      <Tabs
        label={said.roles}
        name="role"
        current={role}
        tabs={[
          { value: 'LEAD', title: said.led },
          { value: 'COORDINATE', title: said.coordinated },
        ]}
      />
      <UnitTaskFields filter={filter} />
      <EndlessTasks
        title={said.tasks}
        filter={listed}
        orderBy={[{ field: order, direction: order === 'UPDATED_AT' ? 'DESC' : 'ASC' }]}
        asOf={asOf}
        empty={said.noneListed}
      />
      {(bucket || month) && <p className="quiet">{shared.counted}</p>}
    </div>
  );
}

function UnitTaskFields({ filter: { bucket, month, text, order, set } }: { filter: UnitFilterState }) {
  const said = useWords(UNIT);
  return (
    <div className="filters">
      <BucketField label={said.bucket} all={said.all} bucket={bucket} choose={(timeliness) => set({ timeliness })} />
      <label>
        {said.month}
        <input
          type="month"
          value={month === NO_MONTH ? '' : (month ?? '')}
          onChange={(event) => set({ month: event.target.value })}
        />
      </label>
      <WordField label={said.words} value={text} choose={(q) => set({ q })} />
      <label>
        {said.order}
        <select value={order} onChange={(event) => set({ order: event.target.value })}>
          {ORDERS.map((one) => (
            <option key={one} value={one}>
              {said.orders[one]}
            </option>
          ))}
        </select>
      </label>
      {month === NO_MONTH && <span className="tag">{said.noMonth}</span>}
      {(bucket || month || text) && (
        <button type="button" className="quiet" onClick={() => set({ timeliness: null, month: null, q: null })}>
          {said.clear}
        </button>
      )}
    </div>
  );
}
