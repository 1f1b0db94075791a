import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { UpdatedAtField, VersionField } from '../../graph/fields';
import { allPages, links, list, listVia, maybeOne } from '../../graph/links';
import { Node } from '../../graph/node';
import { DateScalar } from '../../graph/scalars';
import { UnitSuccession } from './unit-succession.entity';

@Entity('unit')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An organisation that issues documents, leads or coordinates tasks (đơn vị, cơ quan).',
})
export class Unit {
  /** Where the id of a unit that was merged into another leads. */
  static readonly mergedIn = 'unit_merge';

  @PrimaryGeneratedColumn()
  id!: number;

  @Field(() => String, { nullable: true, description: 'Agency code, where known (mã định danh).' })
  @Column('text', { nullable: true })
  code!: string | null;

  @Field({ description: 'Name, with its place where it needs one (tên đơn vị).' })
  @Column('text')
  name!: string;

  @Field({ description: 'Names a class of units, such as "các Sở, ban, ngành", not one (đơn vị gọi chung).' })
  @Column('boolean')
  isCollective!: boolean;

  /** Its key in the registry; null for a unit that only documents name. */
  @Column('text', { nullable: true })
  registryKey!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which it existed, where known (ngày thành lập).',
  })
  @Column('date', { nullable: true })
  validFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Last day on which it existed; null for one that exists or of which nothing is known (ngày kết thúc hoạt động).',
  })
  @Column('date', { nullable: true })
  validTo!: string | null;

  /** Why nobody should take it for a unit without looking: code, and a sentence. */
  @Column('text', { nullable: true })
  doubtCode!: string | null;

  @Column('text', { nullable: true })
  doubt!: string | null;

  /** The organisation it belongs to: "Văn phòng" exists in every body, so a name is only unique within its parent. */
  @Column('int', { nullable: true })
  parentId!: number | null;

  @VersionField()
  version!: number;

  @UpdatedAtField()
  updatedAt!: Date;
}

export const unitLinks = links('Unit', {
  parent: maybeOne('Unit', 'parentId', 'The organisation that this unit belongs to (đơn vị cấp trên).'),
  children: list('Unit', 'parentId', 'The units that belong to this one (đơn vị trực thuộc).', {
    order: ['name'],
    size: 50,
  }),
  predecessors: listVia(
    'Unit',
    { entity: () => UnitSuccession, near: 'successorId', far: 'predecessorId' },
    'The units it was merged or renamed from (tiền thân).',
    { size: 10 },
  ),
  successors: listVia(
    'Unit',
    { entity: () => UnitSuccession, near: 'predecessorId', far: 'successorId' },
    'The units it was merged into or renamed to (đơn vị kế thừa).',
    { size: 5 },
  ),
});

export const unitRoots = links('Query', {
  units: allPages('Unit', 'Every unit that the hub knows (danh sách đơn vị).'),
});
