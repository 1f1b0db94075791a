import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../graph/context';
import { rowsById } from '../../graph/rows-by-id';
import { rowToChange, write } from '../../graph/write';
import { AddUnitAliasInput, AddUnitAliasResult, MergeUnitsInput, MergeUnitsResult } from './change-units.types';
import { lockUnits } from './merge-units.queries';
import { Unit } from './unit.entity';

/** What people decide about units: which are one, and what else they are called. It outlives imports. */
@Resolver()
export class ChangeUnitsResolver {
  @Mutation(() => MergeUnitsResult, {
    description:
      'Makes units one (gộp đơn vị): tasks, documents, names and units below go to the one that is kept, now and in later imports. Needs the role EDITOR.',
  })
  mergeUnits(
    @Arg('input', () => MergeUnitsInput, { description: 'Which unit is kept, and which are the same.' })
    input: MergeUnitsInput,
    @Ctx() ctx: Context,
  ) {
    return write(ctx, {
      operation: 'mergeUnits',
      input,
      alone: true,
      target: rowToChange(Unit, 'Unit', input.keepId, input.expectedVersion ?? null, 'keepId'),
      store: async (tx, kept: Unit) => {
        await ctx.writers.mergeUnits(tx, kept.id, await lockUnits(tx, input.mergeIds));
        return kept.id;
      },
      answer: (id) => ({ __typename: 'MergeUnitsSuccess' as const, unit: ctx.load(rowsById(Unit), id) }),
    });
  }

  @Mutation(() => AddUnitAliasResult, {
    description:
      'Gives a unit another name (thêm tên gọi), for what was imported before and what comes later. Needs the role EDITOR.',
  })
  addUnitAlias(
    @Arg('input', () => AddUnitAliasInput, { description: 'Which unit, and how else it is written.' })
    input: AddUnitAliasInput,
    @Ctx() ctx: Context,
  ) {
    return write(ctx, {
      operation: 'addUnitAlias',
      input,
      alone: true,
      target: rowToChange(Unit, 'Unit', input.unitId, input.expectedVersion ?? null, 'unitId'),
      store: async (tx, unit: Unit) => {
        await ctx.writers.addUnitAlias(tx, unit.id, input.name);
        return unit.id;
      },
      answer: (id) => ({ __typename: 'AddUnitAliasSuccess' as const, unit: ctx.load(rowsById(Unit), id) }),
    });
  }
}
