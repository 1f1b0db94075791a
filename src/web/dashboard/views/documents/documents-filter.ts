import type { LegalDocumentFilter, LegalDocumentOrder } from '../../generated/graphql';
import { useViewState } from '../../parts/use-view-state';

export const FORCES = ['yes', 'no', 'unknown'] as const;
export const ORDERS = ['newest', 'oldest', 'number', 'name'] as const;

/** The kinds of documents that decrees 30/2020 and the law on issuing documents know; others are found by words. */
export const TYPES = [
  'Hiến pháp',
  'Bộ luật',
  'Luật',
  'Pháp lệnh',
  'Lệnh',
  'Nghị quyết',
  'Nghị định',
  'Quyết định',
  'Thông tư',
  'Thông tư liên tịch',
  'Chỉ thị',
  'Kế hoạch',
  'Chương trình',
  'Đề án',
  'Kết luận',
  'Quy định',
  'Hướng dẫn',
  'Báo cáo',
  'Tờ trình',
  'Thông báo',
  'Công văn',
  'Công điện',
] as const;

const IN_FORCE: Record<(typeof FORCES)[number], LegalDocumentFilter> = {
  yes: { inForce: { eq: true } },
  no: { inForce: { eq: false } },
  unknown: { inForce: { isNull: true } },
};

const ORDERED: Record<(typeof ORDERS)[number], LegalDocumentOrder> = {
  newest: { field: 'ISSUED_ON', direction: 'DESC' },
  oldest: { field: 'ISSUED_ON' },
  number: { field: 'NUMBER' },
  name: { field: 'NAME' },
};

/** What the list of documents is narrowed to: it stands in the address. */
export function useDocumentsFilter() {
  const [get, set] = useViewState();
  const text = get('q') ?? '';
  const issuer = get('issuer') ?? '';
  const type = get('type') ?? '';
  const force = FORCES.find((one) => one === get('force')) ?? null;
  const order = ORDERS.find((one) => one === get('order')) ?? 'newest';
  const filter: LegalDocumentFilter = {
    ...(force && IN_FORCE[force]),
    ...(type && { type: { eq: type } }),
    ...(issuer && { issuer: { names: { some: { contains: issuer } } } }),
    ...(text && { or: [{ number: { contains: text } }, { name: { contains: text } }, { title: { contains: text } }] }),
  };
  return { text, issuer, type, force, order, filter, orderBy: [ORDERED[order]], set };
}
