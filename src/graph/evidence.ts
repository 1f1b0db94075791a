import { Field, Int, ObjectType } from 'type-graphql';

/** `sourceText.slice(start, end) === quote`, in UTF-16 units as JavaScript counts them. */
@ObjectType({
  simpleResolvers: true,
  description: 'Where in the source text a value stands (căn cứ trích dẫn): sourceText.slice(start, end) is quote.',
})
export class Evidence {
  @Field({ description: 'The passage word for word (nguyên văn).' })
  quote!: string;

  @Field(() => Int, { description: 'Where the passage begins, in UTF-16 units of the source text (vị trí đầu).' })
  start!: number;

  @Field(() => Int, { description: 'Where the passage ends, exclusive (vị trí cuối).' })
  end!: number;
}
