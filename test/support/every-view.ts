import type { Page } from 'playwright-core';
import { encodeId } from '../../src/graph/global-id';
import { addressOf, VIEWS, type View } from '../../src/web/dashboard/addresses';
import type { TestHub } from './test-hub';

/** A view that is opened at an address; `name`: the view, and the tab of a plan. */
export interface OpenedView {
  name: string;
  address: string;
}

const PLAN_TABS = ['timeline', 'indicators', 'doubts', 'text', 'history'];

/** Each view of the dashboard, with something of the sample to show; a plan's with each of its tabs. */
export async function everyView({ database }: TestHub): Promise<OpenedView[]> {
  const [row] = (await database.rows(
    `select p.id as plan, t.id as task, a.unit_id as unit, c.document_id as document
       from plan p join task t on t.plan_id = p.id join assignment a on a.task_id = t.id and a.role = 'LEAD'
       join citation c on c.plan_id = p.id and c.document_id is not null
      where p.number = '12/KH-SNV' and exists (select from progress_report r where r.task_id = t.id) order by t.id, c.id limit 1`,
    [],
  )) as { plan: number; task: number; unit: number; document: number }[];
  if (!row) throw new Error('The sample has no such plan.');
  const ids: Partial<Record<View, string>> = {
    task: encodeId('Task', row.task),
    plan: encodeId('Plan', row.plan),
    unit: encodeId('Unit', row.unit),
    document: encodeId('LegalDocument', row.document),
    publicPlan: encodeId('Plan', row.plan),
    publicUnit: encodeId('Unit', row.unit),
  };
  return (Object.keys(VIEWS) as View[]).flatMap((view) => {
    const address = `${addressOf(view, ids[view])}${view === 'search' ? '?q=ke+hoach' : ''}`;
    const tabs =
      view === 'plan' ? PLAN_TABS.map((tab) => ({ name: `plan ${tab}`, address: `${address}?tab=${tab}` })) : [];
    return [{ name: view, address }, ...tabs];
  });
}

/**
 * What a view shows, in words, but that nobody answers, and but for rows of long lists: how many of them are drawn goes by how much
 * is on the screen.
 */
export const wordsOf = (page: Page): Promise<string> =>
  page.locator('main').evaluate((main) => {
    const shown = main.cloneNode(true) as Element;
    for (const row of shown.querySelectorAll('[data-index], .gap, .notice.away')) row.remove();
    return shown.textContent ?? '';
  });

/** The browser's own note that something could not be fetched: pages cannot keep it from writing that. */
export const isOfBrowser = (error: string): boolean => error.startsWith('Failed to load resource');
