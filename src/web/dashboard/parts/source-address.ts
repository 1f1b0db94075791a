import { addressOf } from '../addresses';

/** Where a passage stands in the text of its plan: the plan's view, with the text open at it. */
export const sourceAddress = (planId: string, { start, end }: { start: number; end: number }): string =>
  `${addressOf('plan', planId)}?tab=text&at=${start}-${end}`;
