import { execFile } from 'node:child_process';
import { buildSchema, GraphQLError, type GraphQLSchema, validateSchema } from 'graphql';
import { OperatorError } from '../errors';
import { CHECKOUT } from './checkout';
import { readTextFile } from './read-text-file';

const EMITTED = 'schema/plangraph.graphql';

/** The schema that the code's is compared to, and what it is called in messages. */
export interface ComparedSchema {
  name: string;
  schema: GraphQLSchema;
}

/**
 * The schema of a file in SDL, else that which `schema/plangraph.graphql` held at a revision that git knows. A file goes
 * before a revision of the same name. Errors: OperatorError, which says what was looked for.
 */
export async function schemaToCompare(given: string, folder = CHECKOUT): Promise<ComparedSchema> {
  const text = await readTextFile(given);
  if (text !== null) return { name: given, schema: schemaOf(text, given) };
  const revision = await revisionOf(given, folder);
  const shown = await git(['show', `${revision}:./${EMITTED}`], folder);
  if (shown.kind !== 'done')
    throw new OperatorError(
      `--against ${given}: that revision (${revision.slice(0, 10)}) has no ${EMITTED}; name a later one, or a file.`,
    );
  return {
    name: `${given} (revision ${revision.slice(0, 10)})`,
    schema: schemaOf(shown.stdout, `${given}:${EMITTED}`),
  };
}

const WAY_OUT = 'Name a file in SDL, or a tag, a branch or a commit of this checkout.';

async function revisionOf(given: string, folder: string): Promise<string> {
  const noFile = `--against ${given}: there is no such file`;
  // git would take it for an option
  if (given.startsWith('-') || given === '') throw new OperatorError(`${noFile}. ${WAY_OUT}`);
  const found = await git(['rev-parse', '--verify', '--quiet', `${given}^{commit}`], folder);
  if (found.kind === 'done') return found.stdout.trim();
  if (found.kind === 'absent')
    throw new OperatorError(`${noFile}, and no git to look for a revision with. Name a file, or install git.`);
  const inside = await git(['rev-parse', '--git-dir'], folder);
  if (inside.kind !== 'done')
    throw new OperatorError(
      `${noFile}, and this copy of the program is no git checkout (${inside.kind === 'refused' ? inside.said : 'git is gone'}). Name a file.`,
    );
  throw new OperatorError(`${noFile}, and git knows no revision of that name. ${WAY_OUT}`);
}

type Git = { kind: 'done'; stdout: string } | { kind: 'refused'; said: string } | { kind: 'absent' };

const git = (args: readonly string[], cwd: string): Promise<Git> =>
  new Promise((resolve) =>
    execFile('git', [...args], { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (!error) resolve({ kind: 'done', stdout });
      else if (error.code === 'ENOENT') resolve({ kind: 'absent' });
      else resolve({ kind: 'refused', said: stderr.trim().split('\n')[0] ?? '' });
    }),
  );

function schemaOf(text: string, name: string): GraphQLSchema {
  const refused = (says: string, at = name) =>
    new OperatorError(`${at} is no GraphQL schema: ${says} It must be SDL, as ${EMITTED} is.`);
  let schema: GraphQLSchema;
  try {
    schema = buildSchema(text);
  } catch (error) {
    const place = error instanceof GraphQLError ? error.locations?.[0] : undefined;
    const says = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw refused(says, place && `${name}:${place.line}:${place.column}`);
  }
  const [fault] = validateSchema(schema);
  if (fault) throw refused(fault.message);
  return schema;
}
