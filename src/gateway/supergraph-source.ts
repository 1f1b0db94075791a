import { readFile } from 'node:fs/promises';
import { OperatorError } from '../errors';
import { checkPartners } from '../federation/partner/partner-check';
import { MODULES } from '../federation/registry';
import { compose, ownSubgraphs, type SubgraphDefinition } from '../federation/supergraph';
import { askedSdl } from './asked-sdl';
import { isHttp } from './given-subgraphs';
import { supergraphAddresses } from './supergraph-addresses';

/** Composes our modules, whose addresses are known by then, with partners. */
export type ComposeWith = (addresses: Readonly<Record<string, string>>) => string;

/**
 * How our modules compose with the partners among the subgraphs that run elsewhere: those are asked what they are, and
 * tried, before anything is started. Errors: OperatorError where one cannot be reached or does not fit.
 */
export async function composingWith(elsewhere: Readonly<Record<string, string>>): Promise<ComposeWith> {
  const own = new Set(MODULES.map(({ name }) => name));
  const asked = Object.entries(elsewhere).filter(([name]) => !own.has(name));
  const partners = await Promise.all(asked.map(([name, url]) => partnerAt(name, url)));
  if (partners.length) await refuseConflicts(partners);
  return (addresses) => composed([...ownSubgraphs(addresses), ...partners]);
}

async function partnerAt(name: string, url: string): Promise<SubgraphDefinition> {
  const asked = await askedSdl(name, url);
  if (asked.kind === 'none') throw new OperatorError(asked.message);
  return { name, sdl: asked.sdl, url };
}

async function refuseConflicts(partners: readonly SubgraphDefinition[]): Promise<void> {
  const report = await checkPartners(partners);
  if (report.kind === 'composed') return;
  const lines = report.conflicts.map(({ kind, at, message }) => `  ${kind} ${at}: ${message}`);
  const names = partners.map(({ name }) => `"${name}"`).join(', ');
  throw new OperatorError(
    `${partners.length > 1 ? 'The subgraphs' : 'The subgraph'} ${names} cannot be joined to the graph:\n${lines.join('\n')}`,
  );
}

function composed(subgraphs: readonly SubgraphDefinition[]): string {
  const result = compose(subgraphs);
  if (result.kind === 'conflict') throw new Error(result.messages.join('\n'));
  return result.supergraph;
}

/** A supergraph that was composed elsewhere. Errors: OperatorError. */
export async function givenSupergraph(file: string, elsewhere: Readonly<Record<string, string>>): Promise<string> {
  const [name] = Object.keys(elsewhere);
  if (name !== undefined)
    throw new OperatorError(`--supergraph takes a file as it is: --subgraph ${name}=… has no part in it.`, 2);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? ': there is no such file' : ` (${error.code})`;
    throw new OperatorError(`The supergraph ${file} cannot be read${why}.`);
  });
  const addresses = addressesIn(file, text);
  const unusable = Object.entries(addresses)
    .filter(([, url]) => !isHttp(url) || new URL(url).hostname.endsWith('.invalid'))
    .map(([subgraph, url]) => `"${subgraph}" ("${url}")`);
  if (unusable.length)
    throw new OperatorError(
      `The supergraph ${file} has no usable address of ${unusable.join(', ')}. Compose it with the addresses of the subgraphs, or write them in @join__graph(url:).`,
    );
  return text;
}

function addressesIn(file: string, text: string): Record<string, string> {
  let found: Record<string, string> = {};
  try {
    found = supergraphAddresses(text);
  } catch {
    // said below: it is none
  }
  if (Object.keys(found).length === 0)
    throw new OperatorError(
      `${file} is no supergraph: it names no subgraphs (join__Graph). schema/supergraph.graphql shows what one looks like.`,
    );
  return found;
}
