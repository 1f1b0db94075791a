import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Correction } from '../../graph/correction';
import { ConflictFailure, NotFoundFailure, ValidationFailure } from '../../graph/failure';
import type { Key } from '../../graph/key';
import { typeNameOf } from '../../graph/node';
import { DateScalar } from '../../graph/scalars';
import { resultsOf } from '../../graph/write-many.types';
import { Indicator } from './indicator.entity';
import { Observation } from './observation.entity';

@InputType({
  description:
    'What an indicator stood at. A second figure for the same period and day corrects the first (số liệu thực hiện).',
})
export class RecordObservationInput extends Correction {
  @Field(() => ID, { description: 'The indicator (chỉ tiêu).' })
  indicatorId!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      "The indicator's version that the caller saw: another one is a conflict; any where absent (phiên bản).",
  })
  expectedVersion?: number | null;

  @Field({ description: 'The period it is for, at most 100 characters, e.g. 2026-Q1 (kỳ báo cáo).' })
  period!: string;

  @Field(() => DateScalar, { description: 'The day it was taken, not in the future (ngày ghi nhận).' })
  observedOn!: string;

  @Field(() => Float, { description: "The figure, in the indicator's measureUnit (giá trị)." })
  value!: number;

  @Field(() => String, {
    nullable: true,
    description: 'What there is to say about it; a correction without one keeps it, null takes it away (ghi chú).',
  })
  note?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The figure is there (ghi nhận số liệu).' })
export class RecordObservationSuccess {
  @Field(() => Indicator, { description: 'The indicator as it is now (chỉ tiêu).' })
  indicator!: Key;

  @Field(() => Observation, { description: 'The figure as it is kept (số liệu).' })
  observation!: Observation;

  @Field(() => Float, {
    nullable: true,
    description: 'The figure that this one corrects; null where it is a new one (giá trị trước khi đính chính).',
  })
  replacedValue!: number | null;
}

export const RecordObservationResult = createUnionType({
  name: 'RecordObservationResult',
  description: 'What came of the request (kết quả ghi nhận số liệu).',
  types: () => [RecordObservationSuccess, ValidationFailure, ConflictFailure, NotFoundFailure] as const,
  resolveType: typeNameOf,
});

export const RecordObservationsResult = resultsOf(
  'RecordObservations',
  () => RecordObservationResult,
  'ghi nhận nhiều số liệu',
);
