import { Field, Float, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Evidence } from '../../graph/evidence';
import { EvidenceField, UpdatedAtField, VersionField } from '../../graph/fields';
import { allPages, links, list, maybeOne, one, pages } from '../../graph/links';
import { Node } from '../../graph/node';
import { IndicatorOperator } from './indicator-operator';

@Entity('indicator')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A measurable target that a plan sets (chỉ tiêu).',
})
export class Indicator {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  planId!: number;

  @Column('int', { nullable: true })
  taskId!: number | null;

  @Column('int', { nullable: true })
  ownerId!: number | null;

  /** Where it begins in the source text: document order. */
  @Column('int')
  position!: number;

  @Field({ description: 'What is measured (tên chỉ tiêu).' })
  @Column('text')
  name!: string;

  @Field(() => IndicatorOperator, { description: 'How the target bounds the figure (cách đặt chỉ tiêu).' })
  @Column('text')
  operator!: IndicatorOperator;

  @Field(() => Float, { nullable: true, description: 'The target, or the lower end of a range (giá trị).' })
  @Column('numeric', { nullable: true })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'The upper end of a range (giá trị trên).' })
  @Column('numeric', { nullable: true })
  upperValue!: number | null;

  @Field(() => String, { nullable: true, description: '%, hộ, lượt người … (đơn vị tính).' })
  @Column('text', { nullable: true })
  measureUnit!: string | null;

  @Field(() => String, { nullable: true, description: 'By when or for which period it is set (kỳ).' })
  @Column('text', { nullable: true })
  period!: string | null;

  @Field(() => Float, { nullable: true, description: 'The figure that it is compared with (giá trị gốc).' })
  @Column('numeric', { nullable: true })
  baseline!: number | null;

  @EvidenceField()
  evidence!: Evidence;

  /** When a figure was last recorded or corrected: that counts as a change of the indicator. */
  @Column('timestamptz', { nullable: true })
  measuredAt!: Date | null;

  @VersionField()
  version!: number;

  @UpdatedAtField()
  updatedAt!: Date;
}

export const indicatorLinks = links('Indicator', {
  plan: one('Plan', 'planId', 'The plan that sets it (kế hoạch).'),
  task: maybeOne('Task', 'taskId', 'The task whose text sets it (nhiệm vụ).'),
  owner: maybeOne('Unit', 'ownerId', 'The unit that answers for it (đơn vị theo dõi).'),
  observations: pages('Observation', 'indicatorId', 'What was measured, oldest first (số liệu thực hiện).', {
    order: ['observedOn'],
  }),
});

export const indicatorRoots = links('Query', {
  indicators: allPages('Indicator', 'Every indicator, plan by plan in document order (danh sách chỉ tiêu).', {
    order: ['planId', 'position'],
  }),
});

export const planIndicatorLinks = links('Plan', {
  indicators: pages('Indicator', 'planId', 'The targets that it sets, in document order (chỉ tiêu).', {
    order: ['position'],
  }),
});

export const taskIndicatorLinks = links('Task', {
  indicators: list('Indicator', 'taskId', 'The targets that its text sets (chỉ tiêu).', {
    order: ['position'],
    size: 2,
  }),
});
