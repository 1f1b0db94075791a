import { Component, type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from 'react';
import { useWords } from '../words/language';
import { SHARED } from '../words/shared-words';

type Load = () => Promise<{ default: ComponentType }>;

const wanted: Load[] = [];

/** A view whose code comes when somebody goes there, or before, when nothing else is to be done. */
export function later(load: Load): LazyExoticComponent<ComponentType> {
  wanted.push(load);
  return lazy(load);
}

const idle = (then: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(then) : setTimeout(then, 200);

/** Fetches the other views' code one by one: whoever goes on while the hub restarts has it already. */
export function fetchAhead(): void {
  const [load, ...rest] = wanted.splice(0);
  if (!load) return;
  wanted.push(...rest);
  idle(() => void load().then(fetchAhead, () => undefined));
}

const PAUSE_MS = 1000;

/** Once the hub answers, the page begins anew at the same address: it may be another version. */
async function beginAnew(): Promise<void> {
  const isThere = await fetch('/', { cache: 'no-store' }).then(
    (response) => response.ok,
    () => false,
  );
  if (isThere) location.reload();
  else setTimeout(beginAnew, PAUSE_MS);
}

/** What is shown where a view's code cannot be had, or fails: the rest of the page stays. `at` tells views apart. */
export class Sturdy extends Component<
  { at: string; children: ReactNode },
  { failed: { at: string; error: unknown } | null }
> {
  override state = { failed: null as { at: string; error: unknown } | null };

  static getDerivedStateFromError(error: unknown) {
    return { failed: { at: location.pathname, error } };
  }

  override render() {
    const { failed } = this.state;
    return failed && failed.at === this.props.at ? <Broken error={failed.error} /> : this.props.children;
  }
}

// Matches: "Failed to fetch dynamically imported module: …", "Importing a module script failed.", "Unable to preload CSS for …". Must not
// match: "x is not a function".
const NOT_FETCHED = /dynamically imported module|module script failed|preload CSS/i;

function Broken({ error }: { error: unknown }) {
  const said = useWords(SHARED);
  const message = error instanceof Error ? error.message : String(error);
  const isAway = NOT_FETCHED.test(message);
  if (isAway) void beginAnew();
  return (
    <div className="notice failed" role="alert">
      <p>
        <strong>{isAway ? said.away : said.failed}</strong>
      </p>
      {!isAway && <p className="quiet">{message}</p>}
      <button type="button" onClick={() => location.reload()}>
        {said.again}
      </button>
    </div>
  );
}
