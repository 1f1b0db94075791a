import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { HubError } from '../../errors';
import { onlyOne } from '../../graph/ambiguity';
import { RECORDED_AT } from '../../graph/as-recorded';
import type { Context } from '../../graph/context';
import { Costing } from '../../graph/costs';
import { encodeId } from '../../graph/global-id';
import { Reads, ReadsOnce } from '../../graph/reads';
import type { Row } from '../../graph/rows-by-id';
import { DateScalar } from '../../graph/scalars';
import { shown } from '../../graph/shown';
import { documentNumberKey } from '../../vietnamese/document-number';
import { foldUnitName } from '../../vietnamese/unit-name-key';
import { isInForce } from './in-force';
import { LegalDocument } from './legal-document.entity';
import { sourceTextById } from './legal-document.loaders';
import { findDocumentsByNumber } from './legal-document.queries';

@Resolver(() => LegalDocument)
export class LegalDocumentResolver {
  @ReadsOnce({ argument: 'number', property: 'numberKey', key: ({ number }) => documentNumberKey(number as string) })
  @Query(() => LegalDocument, {
    nullable: true,
    description: 'The document (văn bản) with a number, whether its text is held or it is only cited.',
  })
  async legalDocument(
    @Arg('number', () => String, { description: 'Number and symbol (số, ký hiệu); spaces and case do not matter.' })
    number: string,
    @Arg('issuer', () => String, { nullable: true, description: 'Name of the issuing body (cơ quan ban hành).' })
    issuer: string | null,
    @Arg('issuedOn', () => DateScalar, { nullable: true, description: 'Day of issue (ngày ban hành).' })
    issuedOn: string | null,
    @Arg('recordedAt', () => Date, { nullable: true, description: RECORDED_AT }) recordedAt: Date | null,
    @Ctx() ctx: Context,
  ): Promise<Row | null> {
    const numberKey = documentNumberKey(number);
    if (!numberKey) throw new HubError('BAD_USER_INPUT', 'number: it is empty.', { argument: 'number' });
    const { db } = recordedAt ? await ctx.asRecorded(recordedAt) : ctx;
    const found = await findDocumentsByNumber(db, numberKey, issuer ? foldUnitName(issuer) : null, issuedOn);
    return onlyOne(found, {
      absent: `No legal document is numbered ${shown(number)}${issuer || issuedOn ? ' with that issuer and day' : ''}. Numbers look like 30/2020/NĐ-CP.`,
      ambiguous: `${shown(number)} is the number of ${found.length} documents; say the issuer or issuedOn.`,
      candidate: ({ id, number, type, issuerName, issuedOn }) => ({
        id: encodeId('LegalDocument', id),
        number,
        type,
        issuer: issuerName,
        issuedOn,
      }),
    });
  }

  @Costing({ call: 100 })
  @Reads('sourceTextId')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The whole text of the file that holds it; null where it is only cited (toàn văn).',
  })
  async sourceText(@Root() document: LegalDocument, @Ctx() ctx: Context): Promise<string | null> {
    return document.sourceTextId === null ? null : ctx.load(sourceTextById, document.sourceTextId);
  }

  @Costing({ call: 2 })
  @Reads('id', 'effectiveOn')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether it is in force on a day, today where none is given; null: not known (còn hiệu lực).',
  })
  async inForce(
    @Root() document: LegalDocument,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The day to judge by; today where absent.' })
    asOf: string | null,
    @Ctx() ctx: Context,
  ): Promise<boolean | null> {
    return isInForce(ctx, document, asOf ?? ctx.today);
  }
}
