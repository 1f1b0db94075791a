import { type Change, ChangeType, CriticalityLevel, diff, type Rule } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';
import { concernedPath } from './concerned-path';
import { isRequiredNow } from './required-now';

export type ChangeLevel = 'BREAKING' | 'DANGEROUS' | 'SAFE';

/** One difference between two schemas, as a client meets it. */
export interface SchemaChange {
  level: ChangeLevel;
  /** What kind of change it is, such as FIELD_REMOVED; with `path` the name by which it is accepted. */
  criterion: string;
  /** Where: "Task.title", "Query.tasks.first", "@oneOf"; "schema" for its roots. */
  path: string;
  /** The path that operations touch which it concerns: "Query.tasks" for an argument of it that must be given now. */
  concerns: string;
  what: string;
  why: string;
}

/**
 * How the second schema differs from the first, worst first and then by path. Descriptions are left out: nothing that a
 * client sends or reads depends on them.
 */
export async function changesBetween(from: GraphQLSchema, to: GraphQLSchema): Promise<SchemaChange[]> {
  const changes = await diff(from, to, [noDescriptions, whatIsRequired, whatIsOptional, noPartsOfTheNew]);
  return changes.map(worded).sort((a, b) => ORDER[a.level] - ORDER[b.level] || compare(a, b));
}

const ORDER: Record<ChangeLevel, number> = { BREAKING: 0, DANGEROUS: 1, SAFE: 2 };

const compare = (a: SchemaChange, b: SchemaChange): number => (key(a) < key(b) ? -1 : Number(key(a) > key(b)));

const key = ({ path, criterion }: SchemaChange): string => `${path} ${criterion}`;

// the inspector's own rule for this forgets two kinds
const noDescriptions: Rule = ({ changes }) => changes.filter(({ type }) => !String(type).includes('_DESCRIPTION_'));

/** What lost its default and takes no null has to be given now; the inspector calls that dangerous only. */
const whatIsRequired: Rule = ({ changes, newSchema }) =>
  changes.map((change) =>
    newSchema && isRequiredNow(change, newSchema)
      ? {
          ...change,
          message: `'${change.path}' must be given now: it has no default any more`,
          criticality: { level: CriticalityLevel.Breaking, reason: 'Operations that leave it out are refused.' },
        }
      : change,
  );

/** An argument that need not be given and has no default changes nothing for who does not give it. */
const whatIsOptional: Rule = ({ changes }) =>
  changes.map((change) =>
    change.type === ChangeType.FieldArgumentAdded &&
    change.criticality.level === CriticalityLevel.Dangerous &&
    !change.meta.hasDefaultValue
      ? { ...change, criticality: { level: CriticalityLevel.NonBreaking, reason: 'It need not be given.' } }
      : change,
  );

const WHOLE: ReadonlySet<string> = new Set([
  ChangeType.TypeAdded,
  ChangeType.FieldAdded,
  ChangeType.FieldArgumentAdded,
  ChangeType.InputFieldAdded,
  ChangeType.EnumValueAdded,
  ChangeType.DirectiveAdded,
]);

/**
 * A new type says nothing more by its fields, a deprecation nothing by its directive. (The inspector's rule for this also
 * drops the removal of a field from a type that got an interface: only what is safe may be dropped.)
 */
const noPartsOfTheNew: Rule = ({ changes }) => {
  const told = new Set<string>();
  return changes.filter(({ type, path, criticality }) => {
    if (!path) return true;
    if (
      criticality.level === CriticalityLevel.NonBreaking &&
      (told.has(path) || ancestors(path).some((p) => told.has(p)))
    )
      return false;
    if (WHOLE.has(type) || path.endsWith('.@deprecated')) told.add(path);
    return true;
  });
};

function ancestors(path: string): string[] {
  const parts = path.split('.');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('.'));
}

const LEVELS: Record<CriticalityLevel, ChangeLevel> = {
  [CriticalityLevel.Breaking]: 'BREAKING',
  [CriticalityLevel.Dangerous]: 'DANGEROUS',
  [CriticalityLevel.NonBreaking]: 'SAFE',
};

function worded(change: Change): SchemaChange {
  const level = LEVELS[change.criticality.level];
  const path = pathOf(change);
  return {
    level,
    criterion: String(change.type),
    path,
    concerns: concernedPath(change, path),
    what: change.message,
    why: WHY[String(change.type)]?.[level] ?? change.criticality.reason ?? WHY_OF_LEVEL[level],
  };
}

/** The inspector names the union or the type alone; which member or interface it is belongs to the name of the change. */
function pathOf({ type, path, meta }: Change): string {
  if (type === ChangeType.UnionMemberRemoved) return `${path}.${meta.removedUnionMemberTypeName}`;
  if (type === ChangeType.UnionMemberAdded) return `${path}.${meta.addedUnionMemberTypeName}`;
  if (type === ChangeType.ObjectTypeInterfaceRemoved) return `${path}.${meta.removedInterfaceName}`;
  if (type === ChangeType.ObjectTypeInterfaceAdded) return `${path}.${meta.addedInterfaceName}`;
  return path ?? 'schema';
}

/** Where the inspector gives no reason, or a long one. */
const WHY: Record<string, Partial<Record<ChangeLevel, string>>> = {
  FIELD_REMOVED: { BREAKING: 'Operations that ask for it are refused.' },
  TYPE_REMOVED: { BREAKING: 'Operations that name it are refused.' },
  FIELD_ARGUMENT_REMOVED: { BREAKING: 'Operations that give it are refused.' },
  FIELD_ARGUMENT_ADDED: {
    BREAKING: 'Operations that ask for the field without it are refused.',
    DANGEROUS: 'Its default holds for operations that do not know it, and may change their answer.',
  },
  FIELD_TYPE_CHANGED: {
    BREAKING: 'Clients that read the old type may not be able to read the new one.',
    SAFE: 'Every value of the new type is one of the old.',
  },
  DIRECTIVE_ARGUMENT_TYPE_CHANGED: { BREAKING: 'Operations that give it may be refused.' },
  FIELD_DEPRECATION_ADDED: { SAFE: 'It answers as before; clients are told to leave it.' },
};

const WHY_OF_LEVEL: Record<ChangeLevel, string> = {
  BREAKING: 'Operations that were valid may be refused.',
  DANGEROUS: 'Operations stay valid, but what they answer may surprise a client.',
  SAFE: 'Operations that were valid stay valid and answer as before.',
};
