import { type InnerAnswer } from './ask-inside';
import { hasErrors } from './operation-run';

/** An answer in the words of graphql-transport-ws; what is not run at all has errors alone, and nothing follows it. */
export function messageOf(id: string, answer: InnerAnswer): { message: Buffer; isEnd: boolean } {
  const errors = errorsAlone(answer);
  if (errors !== null)
    return { message: Buffer.from(JSON.stringify({ id, type: 'error', payload: errors })), isEnd: true };
  const head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  return { message: Buffer.concat([head, bodyOf(answer), END]), isEnd: false };
}

export const completeMessage = (id: string): string => JSON.stringify({ id, type: 'complete' });

/** An answer as an event of graphql-sse. */
export const eventOf = (answer: InnerAnswer): Buffer => Buffer.concat([NEXT, bodyOf(answer), EVENT_END]);

export const COMPLETE_EVENT = 'event: complete\ndata: \n\n';

/** What keeps a stream open, and says nothing. */
export const EMPTY_EVENT = ':\n\n';

const END = Buffer.from('}');
const NEXT = Buffer.from('event: next\ndata: ');
const EVENT_END = Buffer.from('\n\n');
const NEW_LINE = 10;

/** A body is one line, which may end as one. */
const bodyOf = ({ body }: InnerAnswer): Buffer => (body.at(-1) === NEW_LINE ? body.subarray(0, -1) : body);

/** The errors of an answer without data; null where it has some, be it null. */
function errorsAlone(answer: InnerAnswer): unknown[] | null {
  if (!hasErrors(answer)) return null;
  const parsed = JSON.parse(answer.body.toString()) as { errors: unknown[]; data?: unknown };
  return 'data' in parsed ? null : parsed.errors;
}
