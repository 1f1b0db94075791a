import { type ClassType, ObjectType } from 'type-graphql';
import { Node } from './node';

/**
 * Another module's type as one module refers to it: an id and a key, nothing else. Each module makes its own: a class
 * that two of them shared would carry one's fields into the other's schema.
 */
export function reference(type: string): ClassType<{ id: number }> {
  @ObjectType(type, { implements: Node })
  class Reference {
    id!: number;
  }
  return Reference;
}
