import { Field, ID, InterfaceType } from 'type-graphql';

/** How interfaces and unions know a value's type: whoever follows a key writes it on the row. */
export const typeNameOf = (value: unknown): string | undefined => (value as { __typename?: string }).__typename;

@InterfaceType({
  autoRegisterImplementations: false,
  resolveType: typeNameOf,
  description: 'Anything with a global id (đối tượng có mã định danh): node(id:) finds every one of them.',
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque global id (mã định danh).' })
  id!: number;
}
