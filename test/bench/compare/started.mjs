// Servers as processes of their own, which say where they answer.
import { spawn } from 'node:child_process';

const running = new Set();

/** Ends what was started and still runs. */
export const stopAll = () => Promise.all([...running].map((stop) => stop()));

/** Starts a server on a free port; `{ url, pid, stop }` once it says where its graph is. Errors: with what it said, where it ends before. */
export async function startServer(name, program, args, environment) {
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = () => {
    running.delete(stop);
    child.kill('SIGTERM');
    return ended;
  };
  running.add(stop);
  const url = await new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk) => {
      said = (said + chunk).slice(-10_000);
      // "graph       http://127.0.0.1:4000/graphql"; not "graphs"
      const found = /graph {2,}(http:\S+)/.exec(said);
      if (found) resolve(found[1]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    ended.then((code) => reject(new Error(`${name} ended with ${code}: ${said}`)));
  });
  return { url, pid: child.pid, stop };
}
