import { addressOf } from '../addresses';
import type { SearchEverywhereQuery } from '../generated/graphql';
import { documentName } from '../words/document-name';

type Hit = SearchEverywhereQuery['search']['nodes'][number];

export interface ShownHit {
  kind: 'PLAN' | 'TASK' | 'UNIT' | 'INDICATOR' | 'LEGAL_DOCUMENT';
  title: string;
  /** Where it belongs. */
  about: string | null;
  address: string;
}

/** What was found, as a line that leads there. */
export function shownHit(hit: Hit): ShownHit {
  switch (hit.__typename) {
    case 'Plan':
      return { kind: 'PLAN', title: hit.title, about: hit.number ?? null, address: addressOf('plan', hit.id) };
    case 'Task':
      return {
        kind: 'TASK',
        title: hit.title,
        about: [hit.ordinal, hit.plan.number ?? hit.plan.title].filter(Boolean).join(' · '),
        address: addressOf('task', hit.id),
      };
    case 'Unit':
      return { kind: 'UNIT', title: hit.name, about: hit.parent?.name ?? null, address: addressOf('unit', hit.id) };
    case 'Indicator':
      return {
        kind: 'INDICATOR',
        title: hit.name,
        about: hit.plan.number ?? hit.plan.title,
        address: `${addressOf('plan', hit.plan.id)}?tab=indicators&indicator=${encodeURIComponent(hit.id)}`,
      };
    default:
      return {
        kind: 'LEGAL_DOCUMENT',
        title: documentName(hit),
        about: (hit.number ? hit.documentName : null) ?? hit.documentTitle ?? null,
        address: addressOf('document', hit.id),
      };
  }
}
