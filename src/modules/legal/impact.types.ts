import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../../graph/connection';
import { Costing } from '../../graph/costs';
import type { Key } from '../../graph/key';
import { typeNameOf } from '../../graph/node';
import { Citation } from './citation.entity';
import { LegalDocument } from './legal-document.entity';
import { PlanRef, TaskRef, UnitRef } from './refs';

export const ImpactNode = createUnionType({
  name: 'ImpactNode',
  description: 'What can rest on a document (đối tượng chịu ảnh hưởng).',
  types: () => [PlanRef, TaskRef, UnitRef, LegalDocument] as const,
  resolveType: typeNameOf,
});

@ObjectType({ description: 'Something that rests on a document, and by which way (đối tượng chịu ảnh hưởng).' })
export class ImpactEdge {
  @Field(() => String, { description: 'Opaque place in the list, for after.' })
  cursor!: string;

  @Field(() => ImpactNode, {
    description: 'A plan, a task, a unit that leads such a task, or a document that is no plan (đối tượng).',
  })
  node!: Key;

  @Field(() => Int, { description: 'How many citations lead from it to the document; no way is shorter (số bước).' })
  depth!: number;

  /** The citations of `path`. */
  citationIds!: readonly number[];

  @Costing({ size: 10 })
  @Field(() => [Citation], {
    description:
      'The way, from the document outward: the first citation is of the document, each further one of what the one before stands in; the last stands in the node, or in the task that the unit leads (đường dẫn).',
  })
  path?: Citation[];
}

@ObjectType({ simpleResolvers: true, description: 'What rests on a document, nearest first (phạm vi ảnh hưởng).' })
export class ImpactConnection {
  @Field(() => LegalDocument, { description: 'The document that was asked about (văn bản).' })
  document!: Key;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the document is in force on the day asked about; null: not known (còn hiệu lực).',
  })
  inForce!: () => Promise<boolean | null>;

  @Field(() => [ImpactEdge], { description: 'What rests on it, with cursor and way.' })
  edges!: ImpactEdge[];

  @Field(() => [ImpactNode], { description: 'What rests on it (đối tượng chịu ảnh hưởng).' })
  nodes!: Key[];

  @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are in all; of those that were found, where truncated (tổng số).' })
  totalCount!: number;

  @Field({
    description:
      'More documents rest on it than are followed: what is beyond is missing, nearer things are complete (đã lược bớt).',
  })
  truncated!: boolean;
}
