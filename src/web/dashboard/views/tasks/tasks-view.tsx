import type { TaskFilter, TaskOrderField } from '../../generated/graphql';
import { BucketField } from '../../parts/bucket-field';
import { BUCKETS } from '../../parts/buckets';
import { COUNTED } from '../../parts/counted-tasks';
import { EndlessTasks } from '../../parts/endless-tasks';
import { useReportDay } from '../../parts/report-day';
import { useTitle } from '../../parts/title';
import { WordField } from '../../parts/word-field';
import { ALL_YEARS, YearField } from '../../parts/year-field';
import { useWords, words } from '../../words/language';
import { SHARED } from '../../words/shared-words';

const SAID = words(
  {
    title: 'Nhiệm vụ',
    bucket: 'Tiến độ',
    all: 'Tất cả',
    words: 'Có từ',
    unit: 'Đơn vị',
    role: 'Vai trò',
    anyRole: 'Chủ trì hoặc phối hợp',
    dueFrom: 'Đến hạn từ',
    dueTo: 'đến',
    order: 'Sắp xếp',
    orders: { DUE_ON: 'Thời hạn', PLAN_ISSUED_ON: 'Kế hoạch mới nhất', UPDATED_AT: 'Cập nhật mới nhất' },
    none: 'Không có nhiệm vụ nào khớp bộ lọc.',
    clear: 'Bỏ bộ lọc',
  },
  {
    title: 'Tasks',
    bucket: 'Timeliness',
    all: 'All',
    words: 'With the words',
    unit: 'Unit',
    role: 'Role',
    anyRole: 'Leads or coordinates',
    dueFrom: 'Due from',
    dueTo: 'to',
    order: 'Order',
    orders: { DUE_ON: 'Deadline', PLAN_ISSUED_ON: 'Latest plans', UPDATED_AT: 'Last changed' },
    none: 'No task is like that.',
    clear: 'Clear',
  },
);

const ORDERS = ['DUE_ON', 'PLAN_ISSUED_ON', 'UPDATED_AT'] as const satisfies readonly TaskOrderField[];
const ROLES = ['LEAD', 'COORDINATE'] as const;
/** What narrows the list, by its name in the address. */
const NAMES = ['timeliness', 'year', 'q', 'unit', 'role', 'dueFrom', 'dueTo'] as const;

/** What the address narrows the list to. */
function useTaskFilter() {
  const { asOf, get, set } = useReportDay();
  const bucket = BUCKETS.find((one) => one === get('timeliness')) ?? null;
  const role = ROLES.find((one) => one === get('role')) ?? null;
  const order = ORDERS.find((one) => one === get('order')) ?? 'DUE_ON';
  const year = Number(get('year')) || null;
  const given = { q: get('q') ?? '', unit: get('unit') ?? '', dueFrom: get('dueFrom'), dueTo: get('dueTo') };
  const filter: TaskFilter = {
    ...(year !== null && { plan: { year: { eq: year } } }),
    ...(bucket && { ...COUNTED, timeliness: { eq: bucket, asOf } }),
    ...(given.q && { text: { contains: given.q } }),
    ...((given.unit || role) && {
      assignments: {
        some: {
          ...(role && { role: { eq: role } }),
          ...(given.unit && { unit: { name: { contains: given.unit } } }),
        },
      },
    }),
    ...((given.dueFrom || given.dueTo) && {
      dueOn: { asOf, ...(given.dueFrom && { gte: given.dueFrom }), ...(given.dueTo && { lte: given.dueTo }) },
    }),
  };
  return { ...given, asOf, bucket, role, order, year, filter, set };
}

/** All tasks, narrowed by what stands in the address: a list that can be sent, and taken along as a table. */
export default function TasksView() {
  const said = useWords(SAID);
  const shared = useWords(SHARED);
  const { asOf, bucket, role, order, year, filter, set, q, unit, dueFrom, dueTo } = useTaskFilter();
  useTitle(said.title);
  const clear = () => set(Object.fromEntries(NAMES.map((name) => [name, null])));
  return (
    <>
      <h1>{said.title}</h1>
      <search className="filters">
        <YearField year={year} choose={(chosen) => set({ year: chosen === ALL_YEARS ? null : chosen })} />
        <BucketField label={said.bucket} all={said.all} bucket={bucket} choose={(timeliness) => set({ timeliness })} />
        <WordField label={said.words} value={q} choose={(chosen) => set({ q: chosen })} />
        <WordField label={said.unit} value={unit} choose={(chosen) => set({ unit: chosen })} />
        <label>
          {said.role}
          <select value={role ?? ''} onChange={(event) => set({ role: event.target.value })}>
            <option value="">{said.anyRole}</option>
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {one === 'LEAD' ? shared.leadUnit : shared.coordinating}
              </option>
            ))}
          </select>
        </label>
        <label>
          {said.dueFrom}
          <input type="date" value={dueFrom ?? ''} onChange={(event) => set({ dueFrom: event.target.value })} />
        </label>
        <label>
          {said.dueTo}
          <input type="date" value={dueTo ?? ''} onChange={(event) => set({ dueTo: event.target.value })} />
        </label>
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
        {Object.keys(filter).length > 0 && (
          <button type="button" onClick={clear}>
            {said.clear}
          </button>
        )}
      </search>
      <EndlessTasks
        title={said.title}
        filter={filter}
        orderBy={[{ field: order, direction: order === 'DUE_ON' ? 'ASC' : 'DESC' }]}
        asOf={asOf}
        empty={said.none}
      />
      {bucket && <p className="quiet">{shared.counted}</p>}
    </>
  );
}
