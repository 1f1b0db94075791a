import { Counter, Gauge, type Histogram, type Registry } from 'prom-client';
import { loaderBatches, reading, statements, type Tally } from '../observe/tally';

/** What of a process is counted beside its servers: statements, loaders, and the documents that wait to be read. */
export function countOfProcess(register: Registry): void {
  const registers = [register];
  tallied(register, 'plangraph_sql_duration_seconds', SQL_HELP, statements.seconds);
  counted(registers, 'plangraph_sql_statements_total', 'Statements that were sent.', () => statements.sent);
  counted(registers, 'plangraph_sql_failed_total', 'Sendings of which a statement failed.', () => statements.failed);
  tallied(register, 'plangraph_loader_batch_size', LOADER_HELP, loaderBatches);
  new Gauge({
    name: 'plangraph_reading_documents',
    help: 'Documents that are to be imported: waiting to be read, or under_way (one at a time).',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'waiting' }, reading.waiting);
      this.set({ state: 'under_way' }, reading.underWay);
    },
  });
}

const SQL_HELP =
  'How long statements took from when they were sent to their answer; what is sent together counts once.';
const LOADER_HELP = 'How many keys the interpreter loads at a time; the compiler needs no loaders.';

function counted(registers: Registry[], name: string, help: string, now: () => number): void {
  new Counter({
    name,
    help,
    registers,
    collect() {
      this.reset();
      this.inc(now());
    },
  });
}

/** A histogram whose values were counted by a tally. */
function tallied(register: Registry, name: string, help: string, values: Tally): void {
  register.registerMetric(new TalliedHistogram(name, help, values) as unknown as Histogram);
}

/** To prom-client a histogram: it asks a metric for its name and its values alone. */
class TalliedHistogram {
  readonly type = 'histogram';
  readonly aggregator = 'sum';

  constructor(
    readonly name: string,
    readonly help: string,
    private readonly tally: Tally,
  ) {}

  async get() {
    const { name, help, type, aggregator } = this;
    const { bounds, counts, sum } = this.tally;
    let count = 0;
    const buckets = counts.map((one, i) => {
      count += one;
      return { metricName: `${name}_bucket`, labels: { le: bounds[i] ?? '+Inf' }, value: count };
    });
    const values = [
      ...buckets,
      { metricName: `${name}_sum`, labels: {}, value: sum },
      { metricName: `${name}_count`, labels: {}, value: count },
    ];
    return { name, help, type, aggregator, values };
  }

  reset(): void {}
}
