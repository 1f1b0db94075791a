import { type ComponentType, type LazyExoticComponent, Suspense, useEffect, useRef } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { VIEWS, type View } from './addresses';
import { Frame } from './parts/frame';
import { fetchAhead, later, Sturdy } from './parts/later';
import { NoView } from './views/no-view';
import { OverviewView } from './views/overview/overview-view';
import { useWords } from './words/language';
import { SHARED } from './words/shared-words';

/** Each view but the first comes when somebody goes there. */
const LATER: Record<Exclude<View, 'overview'>, LazyExoticComponent<ComponentType>> = {
  tasks: later(() => import('./views/tasks/tasks-view')),
  task: later(() => import('./views/task/task-view')),
  plans: later(() => import('./views/plans/plans-view')),
  plan: later(() => import('./views/plan/plan-view')),
  units: later(() => import('./views/units/units-view')),
  unit: later(() => import('./views/unit/unit-view')),
  documents: later(() => import('./views/documents/documents-view')),
  document: later(() => import('./views/document/document-view')),
  search: later(() => import('./views/search/search-view')),
  review: later(() => import('./views/review/review-view')),
  intake: later(() => import('./views/intake/intake-view')),
  account: later(() => import('./views/account/account-view')),
  publicPlan: later(() => import('./views/public/public-plan-view')),
  publicUnit: later(() => import('./views/public/public-unit-view')),
};

export function App() {
  const said = useWords(SHARED);
  const { pathname } = useLocation();
  useEffect(fetchAhead, []);
  return (
    <Frame>
      <FocusOnMove />
      <Sturdy at={pathname}>
        <Suspense fallback={<p role="status">{said.loading}</p>}>
          <Routes>
            <Route path={VIEWS.overview} element={<OverviewView />} />
            {Object.entries(LATER).map(([view, Shown]) => (
              <Route key={view} path={VIEWS[view as View]} element={<Shown />} />
            ))}
            <Route path="*" element={<NoView />} />
          </Routes>
        </Suspense>
      </Sturdy>
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
