import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { HubError } from '../../errors';
import { onlyOne } from '../../graph/ambiguity';
import { RECORDED_AT } from '../../graph/as-recorded';
import type { Context } from '../../graph/context';
import { Costing } from '../../graph/costs';
import { encodeId, requireId } from '../../graph/global-id';
import { Reads, ReadsOnce } from '../../graph/reads';
import type { Row } from '../../graph/rows-by-id';
import { shown } from '../../graph/shown';
import { foldUnitName } from '../../vietnamese/unit-name-key';
import { Unit } from './unit.entity';
import { aliasesByUnitId } from './unit.loaders';
import { findUnitsByCode, findUnitsByName } from './unit.queries';

@Resolver(() => Unit)
export class UnitResolver {
  @ReadsOnce()
  @Query(() => Unit, {
    nullable: true,
    description: 'The unit (đơn vị) with a name or a code; accents and letter case do not matter.',
  })
  async unit(
    @Arg('name', () => String, { nullable: true, description: 'Any of its names.' }) name: string | null,
    @Arg('code', () => String, { nullable: true, description: 'Its agency code (mã định danh).' }) code: string | null,
    @Arg('within', () => ID, { nullable: true, description: 'The id of the unit that it belongs to.' })
    within: string | null,
    @Arg('recordedAt', () => Date, { nullable: true, description: RECORDED_AT }) recordedAt: Date | null,
    @Ctx() ctx: Context,
  ): Promise<Row | null> {
    const sought = name?.trim() || code?.trim();
    if (!sought || (name && code))
      throw new HubError('BAD_USER_INPUT', 'name, code: give one of them, the other not at all.', { argument: 'name' });
    const scope = within ? requireId(within, 'Unit', 'within') : null;
    const { db } = recordedAt ? await ctx.asRecorded(recordedAt) : ctx;
    const found = name
      ? await findUnitsByName(db, foldUnitName(name), scope)
      : await findUnitsByCode(db, sought, scope);
    return onlyOne(found, {
      absent: `No unit is called ${shown(sought)}${within ? ' there' : ''}. Try units(first: 20) to see the names.`,
      ambiguous: `${shown(sought)} is the name of ${found.length} units; say within: which organisation.`,
      candidate: (row) => ({ id: encodeId('Unit', row.id), name: row.name, within: row.within }),
    });
  }

  @Reads('registryKey')
  @FieldResolver(() => Boolean, {
    description:
      'The registry of Party and State bodies has it, so that its name and dates can be relied on (có trong danh mục).',
  })
  isKnown(@Root() unit: Unit): boolean {
    return unit.registryKey !== null;
  }

  @Costing({ call: 1 })
  @Reads('id')
  @FieldResolver(() => [String], { description: 'Other names and spellings it goes by (tên gọi khác).' })
  aliases(@Root() unit: Unit, @Ctx() ctx: Context): Promise<string[]> {
    return ctx.load(aliasesByUnitId, unit.id);
  }
}
