import { type DirectiveNode, Kind } from 'graphql';
import type { GivenVariables } from './page-amount';

/** Whether what is selected is in the answer, by @skip and @include; true: always. */
export type Included = true | ((variables: GivenVariables) => boolean);

/** A variable that must be true or false for what is selected to be in the answer. */
export interface Condition {
  variable: string;
  is: boolean;
}

/** The conditions that @skip and @include set; null where what is selected is never in the answer. */
export function conditionsOf(directives: readonly DirectiveNode[] = []): readonly Condition[] | null {
  const conditions: Condition[] = [];
  for (const { name, arguments: given } of directives) {
    if (name.value !== 'skip' && name.value !== 'include') continue;
    const value = given?.find((argument) => argument.name.value === 'if')?.value;
    const is = name.value === 'include';
    if (value?.kind === Kind.VARIABLE) conditions.push({ variable: value.name.value, is });
    else if (value?.kind === Kind.BOOLEAN && value.value !== is) return null;
  }
  return conditions;
}

/** In the answer where all conditions of one of the places hold. */
export function includedIn(places: readonly (readonly Condition[])[]): Included {
  if (places.some((conditions) => conditions.length === 0)) return true;
  return (variables) => places.some((all) => all.every(({ variable, is }) => (variables[variable] === true) === is));
}
