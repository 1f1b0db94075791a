import { ObjectType } from 'type-graphql';
import { Node } from '../../graph/node';

/** Other modules' types as this one refers to them: an id and a key, nothing else. */
@ObjectType('Plan', { implements: Node })
export class PlanRef {
  id!: number;
}

@ObjectType('Task', { implements: Node })
export class TaskRef {
  id!: number;
}

@ObjectType('Unit', { implements: Node })
export class UnitRef {
  id!: number;
}
