/** What a running PostgreSQL writes into its data directory; `port` is null while it has not chosen one yet. */
export interface PostmasterPid {
  pid: number;
  port: number | null;
}

/**
 * The process and port that `postmaster.pid` names, null for a text that is no such file (empty after a crash, say).
 * Lines: pid, data directory, start time, port, socket directory, address, shared memory, status. A server that is
 * just starting has written the first ones only. Source: PostgreSQL's src/include/utils/pidfile.h.
 */
export function parsePostmasterPid(text: string): PostmasterPid | null {
  const lines = text.split('\n').map((line) => line.trim());
  // A negative pid is how `postgres --single` marks its own lock: no server is behind it.
  const pid = Number(lines[0] || Number.NaN);
  if (!Number.isSafeInteger(pid) || pid <= 1) return null;
  const port = Number(lines[3] || Number.NaN);
  return { pid, port: Number.isSafeInteger(port) && port > 0 && port < 65_536 ? port : null };
}
