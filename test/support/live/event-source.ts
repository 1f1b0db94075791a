/** An event as it came. */
export interface StreamEvent {
  event: string;
  data: string;
}

/** A stream of events that was asked for. */
export interface EventSource {
  status: number;
  headers: Headers;
  /** The next event; null: the stream has ended. */
  next(): Promise<StreamEvent | null>;
  /** The body of what is no stream. */
  text(): Promise<string>;
  close(): void;
}

export async function askEvents(url: string, body: object, headers: Record<string, string> = {}): Promise<EventSource> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(body),
    signal: leaving.signal,
  });
  const events = response.headers.get('content-type')?.startsWith('text/event-stream') ? eventsOf(response) : null;
  return {
    status: response.status,
    headers: response.headers,
    next: async () => {
      const { value, done } = (await events?.next()) ?? { done: true };
      return done ? null : (value as StreamEvent);
    },
    text: () => response.text(),
    close: () => leaving.abort(),
  };
}

async function* eventsOf(response: Response): AsyncGenerator<StreamEvent> {
  let text = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString();
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const of = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const event = of('event');
      if (event !== undefined) yield { event, data: of('data') ?? '' };
    }
  }
}

/** All of a stream; of what is none its body as the data of one event. */
export async function allEvents(
  url: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<StreamEvent[]> {
  const source = await askEvents(url, body, headers);
  if (source.status !== 200) return [{ event: String(source.status), data: await source.text() }];
  const all: StreamEvent[] = [];
  for (let one = await source.next(); one; one = await source.next()) all.push(one);
  return all;
}
