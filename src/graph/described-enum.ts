import { registerEnumType } from 'type-graphql';

/**
 * A GraphQL enum, declared once: its values with their descriptions. Each value stands for its own name, in the database
 * too.
 */
export function describedEnum<const Descriptions extends Readonly<Record<string, string>>>(
  name: string,
  description: string,
  descriptions: Descriptions,
): { readonly [Value in keyof Descriptions]: Value } {
  const values = Object.fromEntries(Object.keys(descriptions).map((value) => [value, value]));
  const valuesConfig = Object.fromEntries(
    Object.entries(descriptions).map(([value, text]) => [value, { description: text }]),
  );
  registerEnumType(values, { name, description, valuesConfig });
  return values as { readonly [Value in keyof Descriptions]: Value };
}
