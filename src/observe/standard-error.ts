import { type Facts, type Log, openLog } from './log';

const open = new Map<string, Log>();

/** The log of this process, on standard error: one, whoever writes to it. */
export function standardError(isJson: boolean, always: Facts = {}): Log {
  const key = JSON.stringify([isJson, always]);
  let log = open.get(key);
  if (!log) {
    const made = openLog({ isJson, always, write: (text) => void process.stderr.write(text) });
    process.on('exit', made.flush);
    open.set(key, made);
    log = made;
  }
  return log;
}
