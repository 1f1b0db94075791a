import type { ConflictFailure, FieldFault, NotFoundFailure, ValidationFailure } from './failure';

type RefusedBecause = ValidationFailure | ConflictFailure | NotFoundFailure;

/** Thrown while writing: nothing is stored, and the mutation answers with the failure. */
export class Refused extends Error {
  constructor(readonly failure: RefusedBecause) {
    super(failure.message);
  }
}

/** The input cannot be taken as it is; one fault or several, each with the field's name, a stable code and the way out. */
export function invalid(...faults: FieldFault[]): Refused {
  const message = faults.map((fault) => `${fault.field}: ${fault.message}`).join(' ');
  return new Refused({ __typename: 'ValidationFailure', message, fields: faults });
}

export const fault = (field: string, code: string, message: string): FieldFault => ({ field, code, message });

export const conflict = (message: string, currentVersion: number | null): Refused =>
  new Refused({ __typename: 'ConflictFailure', message, currentVersion });

export const notFound = (message: string): Refused => new Refused({ __typename: 'NotFoundFailure', message });
