import { type DocumentNode, type GraphQLSchema, NoUnusedFragmentsRule, specifiedRules, validate } from 'graphql';
import { type AcceptedChange, isAccepted } from './accepted-changes';
import { touches, usageOf } from './operation-usage';
import { changesBetween, type SchemaChange } from './schema-changes';

/** A client's operations, with the name they are told by. */
export interface ClientOperation {
  file: string;
  document: DocumentNode;
}

/** A change, and what it means for the check. */
export interface CheckedChange extends SchemaChange {
  /** BREAKS fails the check; a breaking change that is ACCEPTED or UNUSED does not; other changes are TOLD. */
  verdict: 'BREAKS' | 'ACCEPTED' | 'UNUSED' | 'TOLD';
  /** Why it was accepted, as the list says. */
  reason: string | null;
  /** The operations that it touches; null where none were given. */
  usedBy: readonly string[] | null;
}

export interface SchemaReport {
  changes: readonly CheckedChange[];
  /** What was accepted and did not happen. */
  unmatched: readonly AcceptedChange[];
}

/** How a schema changed, which of it breaks the given operations (all operations, where none are given), and what is accepted. */
export async function checkChanges(
  from: GraphQLSchema,
  to: GraphQLSchema,
  given: { accepted: readonly AcceptedChange[]; operations: readonly ClientOperation[] | null },
): Promise<SchemaReport> {
  const used = given.operations?.map(({ file, document }) => ({ file, usage: usageOf(document, from) })) ?? null;
  const changes = (await changesBetween(from, to)).map((change): CheckedChange => {
    const usedBy = used?.filter(({ usage }) => touches(change, usage)).map(({ file }) => file) ?? null;
    const accepted = given.accepted.find((entry) => isAccepted(change, entry));
    const verdict =
      change.level !== 'BREAKING' ? 'TOLD' : accepted ? 'ACCEPTED' : usedBy?.length === 0 ? 'UNUSED' : 'BREAKS';
    return { ...change, verdict, reason: accepted?.reason ?? null, usedBy };
  });
  return {
    changes: [...changes, ...refusedUnexplained(changes, given.operations ?? [], to)],
    unmatched: given.accepted.filter((entry) => !changes.some((change) => isAccepted(change, entry))),
  };
}

/** The faults of operations in a schema; a fragment that nobody spreads is none. */
export const faultsOf = (schema: GraphQLSchema, document: DocumentNode) => validate(schema, document, RULES);

const RULES = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);

/** Operations that the new schema refuses although no breaking change is known to touch them: the check errs to this side. */
function refusedUnexplained(
  changes: readonly CheckedChange[],
  operations: readonly ClientOperation[],
  to: GraphQLSchema,
): CheckedChange[] {
  return operations.flatMap(({ file, document }) => {
    const [fault] = faultsOf(to, document);
    if (!fault || changes.some(({ level, usedBy }) => level === 'BREAKING' && usedBy?.includes(file))) return [];
    return {
      level: 'BREAKING',
      criterion: 'OPERATION_REFUSED',
      path: file,
      concerns: file,
      what: fault.message,
      why: 'The operation was valid and is no longer.',
      verdict: 'BREAKS',
      reason: null,
      usedBy: [file],
    };
  });
}
