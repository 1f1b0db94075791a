import { reference } from '../../graph/reference';

/** Other modules' types as this one refers to them. */
export const UnitRef = reference('Unit');
export const LegalDocumentRef = reference('LegalDocument');
