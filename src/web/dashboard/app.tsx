import { type ComponentType, type LazyExoticComponent, lazy, Suspense, useEffect, useRef } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { VIEWS, type View } from './addresses';
import { Frame } from './parts/frame';
import { NoView } from './views/no-view';
import { OverviewView } from './views/overview/overview-view';
import { useWords } from './words/language';
import { SHARED } from './words/shared-words';

/** Each view but the first comes when somebody goes there. */
const LATER: Record<Exclude<View, 'overview'>, LazyExoticComponent<ComponentType>> = {
  tasks: lazy(() => import('./views/tasks/tasks-view')),
  task: lazy(() => import('./views/task/task-view')),
  plans: lazy(() => import('./views/plans/plans-view')),
  plan: lazy(() => import('./views/plan/plan-view')),
  units: lazy(() => import('./views/units/units-view')),
  unit: lazy(() => import('./views/unit/unit-view')),
  documents: lazy(() => import('./views/documents/documents-view')),
  document: lazy(() => import('./views/document/document-view')),
  search: lazy(() => import('./views/search/search-view')),
  review: lazy(() => import('./views/review/review-view')),
  intake: lazy(() => import('./views/intake/intake-view')),
  account: lazy(() => import('./views/account/account-view')),
  publicPlan: lazy(() => import('./views/public/public-plan-view')),
  publicUnit: lazy(() => import('./views/public/public-unit-view')),
};

export function App() {
  const said = useWords(SHARED);
  return (
    <Frame>
      <FocusOnMove />
      <Suspense fallback={<p role="status">{said.loading}</p>}>
        <Routes>
          <Route path={VIEWS.overview} element={<OverviewView />} />
          {Object.entries(LATER).map(([view, Shown]) => (
            <Route key={view} path={VIEWS[view as View]} element={<Shown />} />
          ))}
          <Route path="*" element={<NoView />} />
        </Routes>
      </Suspense>
    </Frame>
  );
}

/** Who goes to another view by keyboard stands at its beginning. */
function FocusOnMove() {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}
