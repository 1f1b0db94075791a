import { reference } from '../../graph/reference';

/** Other modules' types as this one refers to them. */
export const PlanRef = reference('Plan');
export const TaskRef = reference('Task');
export const UnitRef = reference('Unit');
