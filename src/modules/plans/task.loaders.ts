import type { Loader } from '../../graph/context';
import { type Edge, listLoader } from '../../graph/link-loaders';
import type { ManyLink } from '../../graph/links';
import { plainly } from '../../graph/page-statement';
import { Deadline } from './deadline.entity';
import { taskLinks } from './task.entity';

const deadlinesEdge: Edge = {
  from: 'Task',
  name: 'deadlines',
  link: taskLinks.links.deadlines as ManyLink,
  entity: Deadline,
};

/** The loader behind Task.deadlines, shared by what is worked out from them. */
export const deadlinesByTaskId = listLoader(deadlinesEdge, plainly(deadlinesEdge.link)) as Loader<unknown[]> as Loader<
  Deadline[]
>;
