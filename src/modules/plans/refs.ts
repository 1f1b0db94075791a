import { ObjectType } from 'type-graphql';
import { Node } from '../../graph/node';

/** Other modules' types as this one refers to them: an id and a key, nothing else. */
@ObjectType('Unit', { implements: Node })
export class UnitRef {
  id!: number;
}

@ObjectType('LegalDocument', { implements: Node })
export class LegalDocumentRef {
  id!: number;
}
