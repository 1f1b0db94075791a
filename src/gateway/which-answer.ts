import { type SignViewer, VIEWER_HEADER } from '../auth/signed-viewer';
import { ANONYMOUS } from '../auth/viewer';
import type { PartState, PartsReadiness } from '../server/health';
import type { Caller, CallResult } from './subgraph-call';

/** How long a subgraph may take to say that it is there. */
const PATIENCE_MS = 2000;

/** Which of the subgraphs answer at this moment: one that does not leaves its part out, none at all is a reason. */
export async function whichAnswer(
  subgraphs: Readonly<Record<string, string>>,
  caller: Caller,
  sign: SignViewer | null,
): Promise<PartsReadiness> {
  const states = await Promise.all(
    Object.entries(subgraphs).map(async ([name, url]) => {
      const signed: Record<string, string> = sign ? { [VIEWER_HEADER]: await sign(ANONYMOUS, name) } : {};
      const result = await caller.call({
        url: new URL(url),
        headers: { 'content-type': 'application/json', accept: 'application/json', ...signed },
        body: '{"query":"{ __typename }"}',
        timeoutMs: PATIENCE_MS,
        isRepeatable: true,
      });
      return [name, stateOf(result)] as const;
    }),
  );
  const isLost = states.every(([, state]) => state !== 'answers');
  return { reason: isLost ? 'no subgraph answers' : null, subgraphs: Object.fromEntries(states) };
}

function stateOf(result: CallResult): PartState {
  if (result.kind !== 'answered' || result.status >= 500) return 'does not answer';
  return result.status === 401 ? 'refuses this gateway' : 'answers';
}
