import { Counter, Gauge, type Registry } from 'prom-client';
import type { Commits } from '../../commits';
import type { LiveCounts } from './live-counts';

/** Figures of WebSockets and streams of events. */
export function countLive(counts: LiveCounts, commits: Commits | null, registers: [Registry]): void {
  new Gauge({
    name: 'plangraph_live_listening',
    help: 'The database tells of commits as they come (1); nobody has followed them yet, or the connection is lost (0).',
    registers,
    collect() {
      this.set(commits?.isListening() ? 1 : 0);
    },
  });
  new Gauge({
    name: 'plangraph_live_connections',
    help: 'WebSockets and streams of events that are open.',
    labelNames: ['transport'],
    registers,
    collect() {
      for (const [transport, count] of Object.entries(counts.connections)) this.set({ transport }, count);
    },
  });
  new Gauge({
    name: 'plangraph_live_subscriptions',
    help: 'Subscriptions that are followed now.',
    registers,
    collect() {
      this.set(counts.subscriptions);
    },
  });
  new Counter({
    name: 'plangraph_live_operations_total',
    help: 'Operations that were begun over WebSockets and as streams of events; each is among the requests, too.',
    labelNames: ['transport'],
    registers,
    collect() {
      this.reset();
      for (const [transport, count] of Object.entries(counts.operations)) this.inc({ transport }, count);
    },
  });
  new Counter({
    name: 'plangraph_live_news_total',
    help: 'Answers to subscriptions that were told after the first of each.',
    registers,
    collect() {
      this.reset();
      this.inc(counts.news);
    },
  });
  new Counter({
    name: 'plangraph_live_refused_total',
    help: 'What was refused or ended: origin, rate, connections, subscriptions, operations, protocol, init (none in time), size, silent (gone without a word).',
    labelNames: ['cause'],
    registers,
    collect() {
      this.reset();
      for (const [cause, count] of Object.entries(counts.refused)) this.inc({ cause }, count);
    },
  });
}
