import { createUnionType, Field, Float, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../../graph/connection';
import type { Key } from '../../graph/key';
import { typeNameOf } from '../../graph/node';
import { IndicatorRef, LegalDocumentRef, PlanRef, TaskRef, UnitRef } from './refs';
import type { SoughtTerm } from './search-terms';

export const SearchResult = createUnionType({
  name: 'SearchResult',
  description: 'What search finds (kết quả tìm kiếm).',
  types: () => [PlanRef, TaskRef, UnitRef, IndicatorRef, LegalDocumentRef] as const,
  resolveType: typeNameOf,
});

@ObjectType({ description: 'One thing that was found (kết quả tìm kiếm), with its cursor.' })
export class SearchEdge {
  @Field(() => String, { description: 'Opaque place in the list, for after.' })
  cursor!: string;

  @Field(() => SearchResult, { description: 'What was found (kết quả).' })
  node!: Key;

  @Field(() => Float, {
    description:
      'How well it fits, 0 to 1 (độ phù hợp): its name is what is sought; the words stand in a row; in its name; anywhere; they only begin so; they only resemble it.',
  })
  rank!: number;

  /** Of the entry that was found. */
  entryId!: number;

  /** What was sought, as it was found: with its typing errors put right. */
  searches!: readonly (readonly SoughtTerm[])[];
}

@ObjectType({ simpleResolvers: true, description: 'A page of what was found (danh sách kết quả), the best first.' })
export class SearchConnection {
  @Field(() => [SearchEdge], { description: 'What was found, with cursor, rank and quote.' })
  edges!: SearchEdge[];

  @Field(() => [SearchResult], { description: 'What was found (kết quả).' })
  nodes!: Key[];

  @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are in all; counted only when asked for (tổng số).' })
  totalCount!: number;
}
