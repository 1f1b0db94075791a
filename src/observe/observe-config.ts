import type { OperatorError } from '../errors';
import type { ObserveSettings, RequestLogging, TraceSettings } from './observe-settings';

/** How config.ts reads settings. */
export interface SettingsReader {
  text(name: string): string | null;
  integer(name: string, fallback: number, least: number, most: number): number;
  wrong(name: string, value: string, allowed: string): OperatorError;
}

/** Errors: OperatorError, which names the setting. */
export function readObserveSettings(settings: SettingsReader): ObserveSettings {
  return {
    isJson: format(settings) === 'json',
    requests: requestLogging(settings),
    traces: traces(settings),
    metrics: { port: metricsPort(settings), key: metricsKey(settings) },
  };
}

function format(settings: SettingsReader): 'text' | 'json' {
  const given = settings.text('LOG_FORMAT') ?? 'text';
  if (given !== 'text' && given !== 'json') throw settings.wrong('LOG_FORMAT', given, 'text or json');
  return given;
}

function requestLogging(settings: SettingsReader): RequestLogging {
  const slowMs = settings.integer('LOG_SLOW_MS', 1000, 1, 3_600_000);
  const given = settings.text('LOG_REQUESTS') ?? 'failed';
  const words: Readonly<Record<string, number | null>> = { off: null, failed: 0, all: 1 };
  if (given in words) return { share: words[given] as number | null, slowMs };
  return { share: shareOf(settings, 'LOG_REQUESTS', given, 'off, failed, all, or a share such as 0.01'), slowMs };
}

function traces(settings: SettingsReader): TraceSettings | null {
  const endpoint = settings.text('OTEL_EXPORTER_OTLP_ENDPOINT');
  const given = settings.text('OTEL_TRACES_SAMPLER_ARG') ?? '1';
  const share = shareOf(settings, 'OTEL_TRACES_SAMPLER_ARG', given, 'a share from 0 to 1, such as 0.05');
  const serviceName = settings.text('OTEL_SERVICE_NAME') ?? 'plangraph';
  if (endpoint === null) return null;
  // "http://collector:4318", not "collector:4317", which is gRPC's
  if (!/^https?:\/\/[^\s/]/.test(endpoint))
    throw settings.wrong('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint, 'an address such as http://127.0.0.1:4318');
  // "http://c:4318/" as "http://c:4318"
  return { endpoint: endpoint.replace(/\/$/, ''), share, serviceName };
}

function metricsPort(settings: SettingsReader): number | null {
  if (settings.text('METRICS_PORT') === null) return null;
  return settings.integer('METRICS_PORT', ANY_FREE, 0, 65_535);
}

const ANY_FREE = 0;

const SHORTEST_KEY = 16;

function metricsKey(settings: SettingsReader): string | null {
  const key = settings.text('METRICS_KEY');
  // "openssl rand -hex 24" gives one; not "two words", which no header carries as one
  if (key !== null && !/^[\x21-\x7e]+$/.test(key))
    throw settings.wrong('METRICS_KEY', '***', 'printable ASCII without blanks');
  if (key !== null && key.length < SHORTEST_KEY)
    throw settings.wrong('METRICS_KEY', '***', `${SHORTEST_KEY} characters or more: openssl rand -hex 24`);
  return key;
}

function shareOf(settings: SettingsReader, name: string, given: string, allowed: string): number {
  // "0.01", "1", ".5"; not "1e-3", "-1", "50%"
  const isNumber = /^(?:\d{1,2}|\d?\.\d{1,9})$/.test(given);
  const share = Number(given);
  if (!isNumber || share > 1) throw settings.wrong(name, given, allowed);
  return share;
}
