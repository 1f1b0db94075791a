/** What an event says beside its name; `undefined` is left out. */
export type Facts = Readonly<Record<string, unknown>>;

export type Level = 'debug' | 'info' | 'warn' | 'error';

/** Where the program writes what happens: one line an event, as JSON or for a terminal. */
export interface Log {
  write(level: Level, event: string, facts?: Facts): void;
  /** Tells a person a line; where lines are JSON, it is `message` of an event. */
  tell(line: string, event?: string, facts?: Facts): void;
  /** As `tell`, of what ends the program. */
  fail(line: string): void;
  /** Writes what is held back. */
  flush(): void;
}

export interface LogOptions {
  isJson: boolean;
  write(text: string): void;
  now?: () => Date;
  /** What every line says, e.g. which subgraph it is. */
  always?: Facts;
}

/** Lines of requests are written together; what is wrong, and what a person waits for, at once. */
const HELD_BYTES = 16_384;
const HELD_MS = 100;

export function openLog({ isJson, write, now = () => new Date(), always = {} }: LogOptions): Log {
  let held = '';
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (held === '') return;
    const text = held;
    held = '';
    write(text);
  };
  const put = (line: string, isHeld: boolean) => {
    held += `${line}\n`;
    if (!isHeld || held.length > HELD_BYTES) return flush();
    timer ??= setTimeout(flush, HELD_MS).unref();
  };
  const json = (level: Level, event: string, facts: Facts) =>
    JSON.stringify({ time: now().toISOString(), level, event, ...always, ...facts });
  return {
    write: (level, event, facts = {}) =>
      put(isJson ? json(level, event, facts) : readable(now(), level, event, facts), level === 'info'),
    tell: (line, event = 'told', facts = {}) =>
      put(isJson ? json('info', event, { message: line, ...facts }) : line, false),
    fail: (line) => put(isJson ? json('error', 'failed', { message: line }) : line, false),
    flush,
  };
}

/** `14:03:07.120 error request_failed errorId=… message="…"`, and a stack on lines of its own. */
function readable(time: Date, level: Level, event: string, facts: Facts): string {
  const { stack, ...others } = facts;
  const said = Object.entries(others).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [`${name}=${shown(value)}`],
  );
  const line = [time.toISOString().slice(11, 23), level, event, ...said].join(' ');
  return typeof stack === 'string' ? `${line}\n${stack}` : line;
}

const shown = (value: unknown): string =>
  // "compiled", "127.0.0.0/24"; not "no answer", which is quoted
  typeof value === 'string' && /^[\w./:+-]{1,80}$/.test(value) ? value : JSON.stringify(value);

/** What another process of ours has written as JSON; null for any other line. */
export function eventIn(line: string): { level: Level; event: string; facts: Facts } | null {
  if (!line.startsWith('{')) return null;
  try {
    const { level, event, ...facts } = JSON.parse(line) as Record<string, unknown>;
    return LEVELS.has(level) && typeof event === 'string' ? { level: level as Level, event, facts } : null;
  } catch {
    return null;
  }
}

const LEVELS: ReadonlySet<unknown> = new Set(['debug', 'info', 'warn', 'error']);
