/** A metric as a scraper reads it. */
export interface ScrapedMetric {
  type: 'counter' | 'gauge' | 'histogram' | 'summary';
  help: string;
  samples: { name: string; labels: Record<string, string>; value: number }[];
}

// "plangraph_requests_total{status="200"} 3", 'up 1'; not "up  1", not "up{a=b} 1"
const SAMPLE =
  /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (NaN|[+-]Inf|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"/g;
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  counter: [''],
  gauge: [''],
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count'],
};

/**
 * Reads Prometheus' text format 0.0.4 as strictly as promtool: HELP and TYPE before the samples, once; all samples of a metric
 * together; none twice; buckets that grow, up to +Inf, which is the count; counters that end in _total. Errors: the line.
 */
export function readMetrics(text: string): Map<string, ScrapedMetric> {
  if (!text.endsWith('\n')) throw new Error('The last line has no end.');
  const metrics = new Map<string, ScrapedMetric>();
  const seen = new Set<string>();
  let [current, help]: [string | null, string | null] = [null, null];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const fault = (why: string) => new Error(`${why}: ${line}`);
    const [, kind, name = '', rest = ''] = /^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/.exec(line) ?? [];
    if (kind === 'HELP') {
      if (metrics.has(name)) throw fault('A metric is told of twice');
      [current, help] = [name, rest];
    } else if (kind === 'TYPE') {
      if (current !== name || help === null) throw fault('A type without a help before it');
      if (!(rest in SUFFIXES)) throw fault('An unknown type');
      if (rest === 'counter' && !name.endsWith('_total')) throw fault('A counter whose name does not end in _total');
      metrics.set(name, { type: rest as ScrapedMetric['type'], help, samples: [] });
      help = null;
    } else if (line.startsWith('#')) throw fault('A comment');
    else {
      const [whole, sample = '', labelText = '', value = ''] = SAMPLE.exec(line) ?? [];
      if (whole === undefined) throw fault('No sample');
      const metric = current === null ? undefined : metrics.get(current);
      const suffixes = metric ? SUFFIXES[metric.type] : undefined;
      if (!metric || !suffixes?.some((suffix) => sample === `${current}${suffix}`))
        throw fault(`A sample that does not belong to "${current}"`);
      const labels = Object.fromEntries([...labelText.matchAll(LABEL)].map(([, key = '', given = '']) => [key, given]));
      const id = `${sample}${JSON.stringify(Object.entries(labels).sort())}`;
      if (seen.has(id)) throw fault('A sample that is there twice');
      seen.add(id);
      metric.samples.push({ name: sample, labels, value: value === '+Inf' ? Number.POSITIVE_INFINITY : Number(value) });
    }
  }
  for (const [name, metric] of metrics) if (metric.type === 'histogram') checkBuckets(name, metric);
  return metrics;
}

function checkBuckets(name: string, { samples }: ScrapedMetric): void {
  const buckets = samples.filter((sample) => sample.name === `${name}_bucket`);
  const series = new Map<string, { le: number; value: number }[]>();
  for (const { labels, value } of buckets) {
    const { le = '', ...others } = labels;
    const key = JSON.stringify(others);
    const at = le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le);
    series.set(key, [...(series.get(key) ?? []), { le: at, value }]);
  }
  for (const [key, of] of series) {
    of.forEach((one, i) => {
      const before = of[i - 1];
      if (before && (one.le <= before.le || one.value < before.value)) throw new Error(`${name}${key}: buckets fall`);
    });
    const count = samples.find((one) => one.name === `${name}_count` && JSON.stringify(one.labels) === key);
    const last = of.at(-1);
    if (last?.le !== Number.POSITIVE_INFINITY || last.value !== count?.value)
      throw new Error(`${name}${key}: its last bucket is not its count`);
  }
}
