/** One line on a terminal that says how much of long work is done, in bytes; nothing where nobody watches. */
export interface BytesLine {
  show(bytes: number): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

interface Terminal {
  isTTY?: boolean;
  write(text: string): unknown;
}

const REWRITE = '\r\u001b[K';
const EVERY_MS = 200;

/** `total` is null where it is not known; `now` is the time in milliseconds. */
export function bytesLine(terminal: Terminal, what: string, total: number | null, now: () => number): BytesLine {
  if (terminal.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    show(bytes) {
      if (now() - shownAt < EVERY_MS) return;
      shownAt = now();
      const share = total ? `, ${Math.min(100, Math.floor((100 * bytes) / total))} %` : '';
      terminal.write(`${REWRITE}${what}: ${bytesAsText(bytes)}${share}`);
    },
    clear() {
      if (shownAt !== Number.NEGATIVE_INFINITY) terminal.write(REWRITE);
      shownAt = Number.NEGATIVE_INFINITY;
    },
  };
}

/** "12.3 MB" */
export function bytesAsText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return step === 0 ? `${bytes} bytes` : `${(bytes / 1000 ** step).toFixed(1)} ${units[step]}`;
}
