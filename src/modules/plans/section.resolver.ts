import { FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { encodeId } from '../../graph/global-id';
import { Reads } from '../../graph/reads';
import { Section } from './plan-parts.entity';

@Resolver(() => Section)
export class SectionResolver {
  @Reads('parentId')
  @FieldResolver(() => ID, { nullable: true, description: 'Id of the section around it; null at the top (mục cha).' })
  parentId(@Root() section: Section): string | null {
    return section.parentId === null ? null : encodeId('Section', section.parentId);
  }
}
