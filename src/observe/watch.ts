import type { Facts, Log } from './log';
import type { MetricsDoor, ObserveSettings, RequestLogging } from './observe-settings';
import { traceWith } from './spans';
import { standardError } from './standard-error';

/** How a program is watched. */
export interface Watched {
  /** What the servers of this process are opened with. */
  options: { events: Log; requestLogging: RequestLogging; metricsDoor: MetricsDoor };
  /** Sends what is held back of traces. */
  close(): Promise<void>;
}

export interface Program {
  version: string;
  /** What of PlanGraph this is: "gateway", "units"; null: the hub. */
  part: string | null;
  /** A gateway stands before it. */
  isBehindGateway: boolean;
}

/** Begins to watch this process as the settings say. OpenTelemetry is loaded only where there is an address to send to. */
export function watch(settings: ObserveSettings, { version, part, isBehindGateway }: Program): Watched {
  const { isJson, requests, metrics, traces } = settings;
  const always: Facts = part === null ? {} : { part };
  const events = standardError(isJson, always);
  const options = { events, requestLogging: requests, metricsDoor: metrics };
  if (traces === null) return { options, close: async () => undefined };
  const { openTracing } = require('./otlp') as typeof import('./otlp');
  const open = openTracing({
    ...traces,
    serviceName: part === null ? traces.serviceName : `${traces.serviceName}-${part}`,
    version,
    isBehindGateway,
    warn: (message) => events.write('warn', 'traces_not_sent', { message: message.slice(0, 300) }),
  });
  traceWith(open.tracer);
  return {
    options,
    close: async () => {
      traceWith(null);
      await open.close();
    },
  };
}
