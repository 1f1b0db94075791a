/** Where each view is: the pages route by it, the server answers there with the page, and feeds and exports lead there. */
export const VIEWS = {
  overview: '/',
  tasks: '/tasks',
  task: '/tasks/:id',
  plans: '/plans',
  plan: '/plans/:id',
  units: '/units',
  unit: '/units/:id',
  documents: '/documents',
  document: '/documents/:id',
  search: '/search',
  review: '/review',
  intake: '/import',
  account: '/account',
  publicPlan: '/public/plans/:id',
  publicUnit: '/public/units/:id',
} as const;

export type View = keyof typeof VIEWS;

/** The address of a view of one node, e.g. `addressOf('plan', id)`. */
export const addressOf = (view: View, id?: string): string =>
  id === undefined ? VIEWS[view] : VIEWS[view].replace(':id', encodeURIComponent(id));
