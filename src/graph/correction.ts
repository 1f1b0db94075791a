import { Field, InputType } from 'type-graphql';

/** What every correction says besides what it corrects. */
@InputType()
export abstract class Correction {
  @Field(() => String, { nullable: true, description: 'Why, for the history (lý do).' })
  reason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a retry safe: the same key does it once (khóa chống lặp).',
  })
  idempotencyKey?: string | null;
}
