import { Kind, parse } from 'graphql';
import type { OperationFile } from './operation-files';

/** The names of operations that are known in advance. */
export const operationNames = (files: readonly OperationFile[]): ReadonlySet<string> =>
  new Set(
    files.flatMap(({ query }) =>
      parse(query).definitions.flatMap((one) =>
        one.kind === Kind.OPERATION_DEFINITION && one.name ? [one.name.value] : [],
      ),
    ),
  );
