import type { AssignmentRole, UnitWorkloadQuery } from '../../generated/graphql';

export interface Load {
  taskCount: number;
  overdueCount: number;
}

/** A year's months of one role: twelve of them, null where nothing is due. */
export interface WorkloadRow {
  year: string;
  role: AssignmentRole;
  months: (Load | null)[];
}

export interface Workload {
  rows: WorkloadRow[];
  /** What is due on no day, in each role. */
  undated: Record<AssignmentRole, number>;
  /** The most in one cell. */
  most: number;
}

/** A report by month as a sheet: a row for each year and role, from the first year in which anything is due to the last one. */
export function workloadOf({ led, coordinated }: Pick<UnitWorkloadQuery, 'led' | 'coordinated'>): Workload {
  const loads = { LEAD: loadByMonth(led.groups), COORDINATE: loadByMonth(coordinated.groups) };
  const years = [...loads.LEAD.keys(), ...loads.COORDINATE.keys()].filter(Boolean).map((month) => month.slice(0, 4));
  const rows = [...new Set(years)].sort().flatMap((year) =>
    (['LEAD', 'COORDINATE'] as const).map((role) => ({
      year,
      role,
      months: Array.from({ length: 12 }, (_, at) => loads[role].get(monthOf(year, at)) ?? null),
    })),
  );
  const counts = rows.flatMap(({ months }) => months.map((load) => load?.taskCount ?? 0));
  return {
    rows,
    undated: { LEAD: loads.LEAD.get('')?.taskCount ?? 0, COORDINATE: loads.COORDINATE.get('')?.taskCount ?? 0 },
    most: Math.max(0, ...counts),
  };
}

/** ("2026", 11) → "2026-12". */
export const monthOf = (year: string, at: number): string => `${year}-${String(at + 1).padStart(2, '0')}`;

/** Under '' what is due in no month. */
function loadByMonth(groups: UnitWorkloadQuery['led']['groups']): Map<string, Load> {
  return new Map(
    groups.map(({ key, taskCount, openOverdue }) => [
      key[0]?.value ?? '',
      { taskCount, overdueCount: openOverdue.count },
    ]),
  );
}
