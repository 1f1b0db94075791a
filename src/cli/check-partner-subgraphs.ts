import { OperatorError } from '../errors';
import { listed } from '../federation/partner/conflict';
import { checkPartners, type PartnerReport, type PartnerSubgraph } from '../federation/partner/partner-check';
import { MODULES } from '../federation/registry';
import type { Tell } from '../hub';
import { partnerSdl } from './partner-sdl';

/** Says whether partners' subgraphs, each "NAME=FILE" or "NAME=URL", go together with ours; 1 where they do not, else 0. */
export async function checkPartnerSubgraphs(
  given: readonly string[],
  options: { json: boolean },
  tell: Tell,
): Promise<number> {
  const named = given.map(nameAndPlace);
  const partners = await Promise.all(
    named.map(async ({ name, place }): Promise<PartnerSubgraph> => ({ name, sdl: await partnerSdl(name, place) })),
  );
  const report = await checkPartners(partners);
  if (options.json) process.stdout.write(`${JSON.stringify({ composes: report.kind === 'composed', ...report })}\n`);
  else for (const line of partnerLines(report, partners)) tell(line);
  return report.kind === 'composed' ? 0 : 1;
}

function nameAndPlace(given: string): { name: string; place: string } {
  // "schools=schools.graphql", "my-schools=http://host:1/graphql?a=b"; not "schools.graphql" or "=file"
  const found = /^([A-Za-z][\w-]*)=(.+)$/.exec(given);
  if (!found)
    throw new OperatorError(
      `--subgraph ${given} is not usable: it may be NAME=FILE or NAME=URL, e.g. schools=http://127.0.0.1:4100/graphql; a name begins with a letter and has letters, digits, "-" and "_".`,
      2,
    );
  return { name: found[1] as string, place: found[2] as string };
}

/** The report for people: what the partners add to the graph, or each conflict with who must change. */
function partnerLines(report: PartnerReport, partners: readonly PartnerSubgraph[]): string[] {
  const names = listed(partners.map(({ name }) => name));
  if (report.kind === 'conflicts') {
    const { conflicts } = report;
    const count = conflicts.length === 1 ? 'One conflict' : `${conflicts.length} conflicts`;
    return [
      ...conflicts.map(({ kind, at, message }) => `${kind} ${at}: ${message}`),
      `${count}: ${names} and ours do not go together.`,
    ];
  }
  const lines = report.adds.map(
    ({ level, path, what }) => `  ${path}: ${what}${level === 'SAFE' ? '' : ' (dangerous for clients of ours)'}`,
  );
  return [
    `${names} and ours (${listed(MODULES.map(({ name }) => name))}) go together.`,
    ...(lines.length ? [`What ${names} ${partners.length > 1 ? 'add' : 'adds'}:`, ...lines] : ['Nothing is added.']),
    ...report.advice,
  ];
}
