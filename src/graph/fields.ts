import { Field, Int } from 'type-graphql';
import { Column } from 'typeorm';
import { Evidence } from './evidence';
import { DateTimeScalar } from './scalars';

/**
 * Fields that several types have in the same form: declared once, as column and field together.
 */
const both =
  (column: PropertyDecorator, field: PropertyDecorator): PropertyDecorator =>
  (target, key) => {
    column(target, key);
    field(target, key);
  };

/** How often the row was changed; the database counts (trigger `touch_row`), so it is never written from here. */
export const VersionField = (): PropertyDecorator =>
  both(
    Column({ type: 'int', insert: false, update: false }),
    Field(() => Int, { description: 'Counts the changes of this row, 1 when new (phiên bản).' }) as PropertyDecorator,
  );

/** When the row was last changed; the database's clock writes it. */
export const UpdatedAtField = (): PropertyDecorator =>
  both(
    Column({ type: 'timestamptz', insert: false, update: false }),
    Field(() => DateTimeScalar, { description: 'When this row was last changed (cập nhật lúc).' }) as PropertyDecorator,
  );

export const EvidenceField = (): PropertyDecorator =>
  both(
    Column('jsonb'),
    Field(() => Evidence, { description: 'Where the document says so (căn cứ trích dẫn).' }) as PropertyDecorator,
  );
