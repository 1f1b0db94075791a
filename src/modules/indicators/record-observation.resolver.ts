import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../graph/context';
import { requireId } from '../../graph/global-id';
import { type Key, ref } from '../../graph/key';
import { type Row, rowsById } from '../../graph/rows-by-id';
import { rowToChange, type Write, write } from '../../graph/write';
import { writeMany } from '../../graph/write-many';
import { CallArgs, INPUTS } from '../../graph/write-many.types';
import { Indicator } from './indicator.entity';
import { Observation } from './observation.entity';
import { requireOwnIndicator, type StoredObservation, storeObservation } from './record-observation.queries';
import { RecordObservationInput, RecordObservationResult, RecordObservationsResult } from './record-observation.types';

@Resolver()
export class RecordObservationResolver {
  @Mutation(() => RecordObservationResult, {
    description:
      'Records what an indicator stood at, or corrects the figure of that period and day (ghi nhận số liệu). Needs the role REPORTER, and then an indicator of its unit or one below it, or of their tasks.',
  })
  recordObservation(
    @Arg('input', () => RecordObservationInput, { description: 'The figure, and of what (số liệu).' })
    input: RecordObservationInput,
    @Ctx() ctx: Context,
  ) {
    return write(ctx, observation(ctx, input));
  }

  @Mutation(() => RecordObservationsResult, {
    description:
      'recordObservation of many figures in one call (ghi nhận nhiều số liệu). Needs the role REPORTER: one indicator that is not of its unit, and none is recorded.',
  })
  recordObservations(
    @Arg('inputs', () => [RecordObservationInput], INPUTS) inputs: RecordObservationInput[],
    @Args(() => CallArgs) call: CallArgs,
    @Ctx() ctx: Context,
  ) {
    return writeMany(ctx, 'RecordObservationsSuccess', {
      operation: 'recordObservations',
      role: 'REPORTER',
      call,
      inputs,
      rows: {
        entity: Indicator,
        idOf: ({ indicatorId }, at) => requireId(indicatorId, 'Indicator', `${at}.indicatorId`),
      },
      change: (input, at) => observation(ctx, input, `${at}.indicatorId`),
    });
  }
}

interface ObservationAnswer {
  __typename: 'RecordObservationSuccess';
  indicator: Key;
  observation: () => Promise<Row | null>;
  replacedValue: number | null;
}

/** What the mutation of one figure and that of many have in common. */
const observation = (
  ctx: Context,
  input: RecordObservationInput,
  argument = 'indicatorId',
): Write<Indicator, StoredObservation, ObservationAnswer> => ({
  operation: 'recordObservation',
  input,
  role: 'REPORTER',
  target: rowToChange(Indicator, 'Indicator', input.indicatorId, input.expectedVersion ?? null, argument),
  permit: (tx, indicator) => requireOwnIndicator(tx, ctx.viewer, indicator, argument),
  store: (tx, indicator) => storeObservation(tx, indicator, input, ctx.today),
  answer: ({ indicatorId, observationId, replacedValue }) => ({
    __typename: 'RecordObservationSuccess',
    indicator: ref('Indicator', indicatorId),
    observation: () => ctx.load(rowsById(Observation), observationId),
    replacedValue,
  }),
});
