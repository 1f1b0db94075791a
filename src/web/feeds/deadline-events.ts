import type { Calendar, DayEvent } from './calendar';
import { type DeadlinesAnswer, type FeedTask, nameOf } from './feed-answers';
import type { FeedPlace } from './feed-place';
import type { Terms } from './terms';

/** The deadlines that have a day as a calendar: open tasks', and those since `since`. */
export function deadlinesCalendar({ node }: DeadlinesAnswer, place: FeedPlace, terms: Terms, since: string): Calendar {
  return {
    name: `Thời hạn của ${place.kind === 'plans' ? 'kế hoạch' : 'đơn vị'} ${nameOf(node)}`,
    url: place.page(place.kind, node.id),
    events: node.tasks.nodes.flatMap((task) => eventsOf(task, place, terms, since)),
  };
}

const CLOSED: ReadonlySet<string> = new Set(['COMPLETED', 'CANCELLED']);

function eventsOf(task: FeedTask, place: FeedPlace, terms: Terms, since: string): DayEvent[] {
  const { id, ordinal, title, status, plan } = task;
  const isClosed = CLOSED.has(status);
  const state = terms.value('Task', 'status', status);
  const leads = task.assignments.map(({ unit }) => unit.name).join('; ');
  return task.deadlines.flatMap(({ on, text }, i) => {
    if (on === null || (isClosed && on < since)) return [];
    return [
      {
        // its place among the task's deadlines: it has no other name that outlives a correction
        uid: `${id}-${i + 1}@${place.host}`,
        on,
        changedAt: task.updatedAt,
        sequence: task.version,
        summary: `${isClosed ? `[${state}] ` : ''}${[ordinal, title].filter(Boolean).join(' ')}`,
        description: [
          `${[plan.number, plan.title].filter(Boolean).join(' – ')}`,
          ...(leads ? [`Chủ trì: ${leads}`] : []),
          `Thời hạn: ${text}`,
          `Tình trạng: ${state}`,
        ].join('\n'),
        url: place.page('tasks', id),
        category: state,
        isCancelled: status === 'CANCELLED',
      },
    ];
  });
}
