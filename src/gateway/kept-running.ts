import { setTimeout } from 'node:timers/promises';
import { type Program, type RunningProgram, startProgram } from './child-process';

/** A program that is started again where it ends by itself, at the address that it had. */
export interface KeptRunning {
  url: string;
  end(): Promise<void>;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Who has run for so long is not failing again and again. */
const STEADY_MS = 60_000;

/** Starts a program and keeps it running until `end`. Errors: OperatorError where it does not start at first. */
export async function keepRunning(program: Program, tell: (line: string) => void): Promise<KeptRunning> {
  const stopping = new AbortController();
  let running = await startProgram(program, 0);
  const { url } = running;
  const port = Number(new URL(url).port);
  const watch = async () => {
    let pauseMs = FIRST_PAUSE_MS;
    for (;;) {
      const since = Date.now();
      let what = `The subgraph "${program.name}" ended by itself (${await running.ended})`;
      if (Date.now() - since > STEADY_MS) pauseMs = FIRST_PAUSE_MS;
      for (;;) {
        if (stopping.signal.aborted) return;
        // "Set PORT to another.", not "(SIGKILL)"
        tell(`${what.replace(/\.$/, '')}: it is started again in ${pauseMs} ms`);
        await setTimeout(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
        if (stopping.signal.aborted) return;
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
        const again = await startAgain(program, port);
        if (typeof again === 'string') {
          what = again;
          continue;
        }
        running = again;
        if (stopping.signal.aborted) await running.end(tell);
        else tell(`The subgraph "${program.name}" answers again`);
        break;
      }
    }
  };
  const watched = watch();
  return {
    url,
    end: async () => {
      stopping.abort();
      await running.end(tell);
      await watched;
    },
  };
}

/** The program, or why it does not start. */
async function startAgain(program: Program, port: number): Promise<RunningProgram | string> {
  try {
    return await startProgram(program, port);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
