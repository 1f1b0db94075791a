import type { PlanFilter, PlanOrder } from '../../generated/graphql';
import { useViewState } from '../../parts/use-view-state';

/** The types of documents that assign work, as they call themselves. */
export const TYPES = [
  'Kế hoạch',
  'Chương trình',
  'Quyết định',
  'Nghị quyết',
  'Chỉ thị',
  'Đề án',
  'Công văn',
  'Công điện',
  'Thông báo',
  'Hướng dẫn',
  'Báo cáo',
  'Tờ trình',
] as const;

export const ORDERS = {
  newest: [{ field: 'ISSUED_ON', direction: 'DESC' }],
  oldest: [{ field: 'ISSUED_ON' }],
  number: [{ field: 'NUMBER' }],
  title: [{ field: 'TITLE' }],
  changed: [{ field: 'UPDATED_AT', direction: 'DESC' }],
} satisfies Record<string, PlanOrder[]>;

export type Order = keyof typeof ORDERS;

const isOrder = (given: string | null): given is Order => given !== null && given in ORDERS;

/** What the plans are narrowed to, and in which order: it stands in the address. */
export function usePlansFilter() {
  const [get, set] = useViewState();
  const [year, issuer, type, words, given] = ['year', 'issuer', 'type', 'words', 'order'].map(get);
  const order: Order = isOrder(given ?? null) ? (given as Order) : 'newest';
  const filter: PlanFilter = {
    ...(Number(year) && { year: { eq: Number(year) } }),
    ...(issuer && { issuer: { name: { contains: issuer } } }),
    ...(type && { documentType: { eq: type } }),
    ...(words && { or: [{ number: { contains: words } }, { title: { contains: words } }] }),
  };
  return { year, issuer, type, words, order, filter, set };
}
