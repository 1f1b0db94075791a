import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

/**
 * The document without what its @skip and @include leave out, and without these. Hive takes fields of one name together
 * and keeps the directive of one of them: a field that is asked twice and left out once would be lost.
 */
export function withoutLeftOut(document: DocumentNode, variables: Record<string, unknown>): DocumentNode {
  return visit(document, {
    SelectionSet: {
      leave: (set): SelectionSetNode => {
        const kept = set.selections.filter((one) => isIncluded(one, variables)).map(withoutConditions);
        return { ...set, selections: kept.length > 0 ? kept : [NOTHING] };
      },
    },
  });
}

/** A selection may not be empty; under a name that no caller gives, it meets nothing. */
const NOTHING: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: '__nothing' },
  name: { kind: Kind.NAME, value: '__typename' },
  directives: [
    {
      kind: Kind.DIRECTIVE,
      name: { kind: Kind.NAME, value: 'skip' },
      arguments: [
        { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'if' }, value: { kind: Kind.BOOLEAN, value: true } },
      ],
    },
  ],
};

function isIncluded(selection: SelectionNode, variables: Record<string, unknown>): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false;
}

const isCondition = ({ name }: DirectiveNode): boolean => name.value === 'skip' || name.value === 'include';

function withoutConditions(selection: SelectionNode): SelectionNode {
  if (!selection.directives?.some(isCondition)) return selection;
  const directives = selection.directives.filter((one) => !isCondition(one));
  return { ...selection, directives } as SelectionNode;
}
