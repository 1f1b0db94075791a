import { type Change, ChangeType } from '@graphql-inspector/core';
import {
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** Whether a change of a default takes away the right to leave an argument or an input field out. */
export function isRequiredNow({ type, path = '' }: Change, schema: GraphQLSchema): boolean {
  const [typeName = '', fieldName = '', argumentName = ''] = path.split('.');
  const parent = schema.getType(typeName);
  if (type === ChangeType.InputFieldDefaultValueChanged && isInputObjectType(parent)) {
    const field = parent.getFields()[fieldName];
    return field !== undefined && isRequiredInputField(field);
  }
  if (type === ChangeType.FieldArgumentDefaultChanged && (isObjectType(parent) || isInterfaceType(parent))) {
    const argument = parent.getFields()[fieldName]?.args.find(({ name }) => name === argumentName);
    return argument !== undefined && isRequiredArgument(argument);
  }
  return false;
}
