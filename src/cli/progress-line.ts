import { cutStart } from './text-width';

/** One line on a terminal that says how far long work has come; nothing where nobody watches. */
export interface ProgressLine {
  show(done: number, name: string): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

interface Terminal {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

const REWRITE = '\r\u001b[K';

/** `now` is the time in milliseconds. */
export function progressLine(terminal: Terminal, total: number, now: () => number): ProgressLine {
  if (terminal.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  const begun = now();
  let isShown = false;
  return {
    show(done, name) {
      const seconds = (now() - begun) / 1000;
      const rate = done > 0 && seconds > 0 ? `, ${rateOf(done / seconds)}` : '';
      const counts = `${done + 1}/${total}${rate}  `;
      const room = Math.max(10, (terminal.columns || 80) - counts.length - 1);
      terminal.write(`${REWRITE}${counts}${cutStart(name.normalize('NFC'), room)}`);
      isShown = true;
    },
    clear() {
      if (isShown) terminal.write(REWRITE);
      isShown = false;
    },
  };
}

function rateOf(perSecond: number): string {
  return perSecond >= 1
    ? `${perSecond.toFixed(perSecond >= 10 ? 0 : 1)} files/s`
    : `${(1 / perSecond).toFixed(1)} s a file`;
}
