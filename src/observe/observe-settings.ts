/** What is said of requests: of failed and slow ones always, of others this share. */
export interface RequestLogging {
  /** 0: failed and slow ones alone; 1: all; null: none at all. */
  share: number | null;
  /** Slower ones are said. */
  slowMs: number;
}

export interface TraceSettings {
  /** Where spans are sent, as OTLP over HTTP: the address of the collector, without /v1/traces. */
  endpoint: string;
  /** Which share of what begins here is traced. */
  share: number;
  serviceName: string;
}

/** Where and to whom figures are told. */
export interface MetricsDoor {
  /** A port of its own; null: the server's. */
  port: number | null;
  /** What must be sent as "Authorization: Bearer KEY"; null: nothing. */
  key: string | null;
}

/** How the program is watched. */
export interface ObserveSettings {
  isJson: boolean;
  requests: RequestLogging;
  /** Null: nothing is traced, and nothing of it is loaded. */
  traces: TraceSettings | null;
  metrics: MetricsDoor;
}
