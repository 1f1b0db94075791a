import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { seesOf } from '../../auth/viewer';
import type { Context } from '../../graph/context';
import { Costing } from '../../graph/costs';
import { type Key, ref } from '../../graph/key';
import { Reads } from '../../graph/reads';
import { rowsById } from '../../graph/rows-by-id';
import { Visibility, visibilityIn } from '../../graph/visibility';
import { write } from '../../graph/write';
import { LegalDocument } from './legal-document.entity';
import { UnitRef } from './refs';
import { documentsOfFile, storeVisibility, visibilityByDocumentId } from './visibility.queries';
import { SetVisibilityInput, SetVisibilityResult } from './visibility.types';

/** Who sees a document: said by people, and told to those alone who see everything (decision 0039). */
@Resolver(() => LegalDocument)
export class VisibilityResolver {
  @Reads('id')
  @FieldResolver(() => Visibility, {
    nullable: true,
    description:
      'Who sees it and all that was read from it; told to editors and administrators, else null (phạm vi hiển thị).',
  })
  async visibility(@Root() document: LegalDocument, @Ctx() ctx: Context): Promise<Visibility | null> {
    return seesAll(ctx) ? (await ctx.load(visibilityByDocumentId, document.id)).visibility : null;
  }

  @Reads('id')
  @Costing({ size: 5 })
  @FieldResolver(() => [UnitRef], {
    nullable: true,
    description:
      'The units that see it where it is RESTRICTED, besides those below them; told to editors and administrators, else null (đơn vị được xem).',
  })
  async visibleTo(@Root() document: LegalDocument, @Ctx() ctx: Context): Promise<Key[] | null> {
    if (!seesAll(ctx)) return null;
    const { unitIds } = await ctx.load(visibilityByDocumentId, document.id);
    return unitIds.map((id) => ref('Unit', id));
  }

  @Mutation(() => SetVisibilityResult, {
    description:
      'Says who sees a plan or document and all that was read from its file: what is hidden is not there for others, in what was recorded neither (đặt phạm vi hiển thị). Needs the role EDITOR.',
  })
  setVisibility(
    @Arg('input', () => SetVisibilityInput, { description: 'Which document, and who sees it.' })
    input: SetVisibilityInput,
    @Ctx() ctx: Context,
  ) {
    return write(ctx, {
      operation: 'setVisibility',
      input,
      alone: true,
      target: documentsOfFile(input.id),
      store: async (tx, documentIds: number[]) => {
        await storeVisibility(tx, documentIds, await visibilityIn(tx, input));
        return documentIds;
      },
      answer: (documentIds) => ({
        __typename: 'SetVisibilitySuccess' as const,
        documents: documentIds.map((id) => ctx.load(rowsById(LegalDocument), id)),
      }),
    });
  }
}

const seesAll = ({ viewer }: Context): boolean => seesOf(viewer) === 'everything';
