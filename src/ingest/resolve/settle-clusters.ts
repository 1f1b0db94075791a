import type { EntityManager } from 'typeorm';
import type { CitationStatus } from '../../modules/legal/citation.kinds';
import type { Claim } from './document-claim';
import { changeDocument, type DocumentRow, makeDocuments, type StoredClaim } from './document-rows';
import type { Cluster, UnitTree, Weighed } from './weigh-claims';
import { type Described, describe, isSame, statusOf } from './weighed-document';

/** A claim, and the citation of another text that it stands in; null: the text that is stored. */
export type Heard = Claim & { stored: StoredClaim | null };

export interface WeighedClaim {
  claim: Claim;
  documentId: number | null;
  status: CitationStatus;
  statusReason: string | null;
}

export interface WeighedDocuments {
  /** In the order of the claims. */
  resolved: WeighedClaim[];
  created: number[];
  changed: number[];
  /** Documents that no claim means any more. */
  left: number[];
}

export interface Settling {
  manager: EntityManager;
  units: UnitTree;
  outcome: Map<Heard, Omit<WeighedClaim, 'claim'>>;
  done: WeighedDocuments;
  /** Rows that claims mean now, with what they say now. */
  settled: DocumentRow[];
}

/** Gives each cluster a row, the one that it had where there is one, and says so of each of its claims. */
export async function settleGroups(
  { manager, units, outcome, done, settled }: Settling,
  groups: readonly { rows: readonly DocumentRow[]; alike?: readonly DocumentRow[]; weighed: Weighed<Heard> }[],
): Promise<void> {
  const toMake: { cluster: Cluster<Heard>; described: Described }[] = [];
  const rowOf = new Map<Cluster<Heard>, { id: number; described: Described }>();
  for (const { rows, alike = rows, weighed } of groups) {
    const free = rows.filter((row) => !row.isFixed);
    const taken = takenRows(weighed.clusters, free, units);
    for (const cluster of weighed.clusters) {
      const row = cluster.fixed
        ? (alike.find(({ id }) => id === cluster.fixed?.id) ?? null)
        : (taken.get(cluster) ?? null);
      // a numbered document in a group of names is what its number's claims made it
      const isDone =
        row !== null &&
        cluster.fixed !== null &&
        (cluster.fixed.number !== null) !== (cluster.claims[0]?.number !== null);
      const described = isDone || (row !== null && !cluster.claims.length) ? row : describe(cluster, row, units);
      if (row === null) {
        toMake.push({ cluster, described });
        continue;
      }
      if (!isSame(described, row)) {
        await changeDocument(manager, row.id, described);
        done.changed.push(row.id);
      }
      rowOf.set(cluster, { id: row.id, described });
      settled.push({ ...row, ...described });
    }
    const used = new Set([...taken.values()].map(({ id }) => id));
    done.left.push(...free.flatMap(({ id }) => (used.has(id) ? [] : [id])));
    for (const [claim, count] of weighed.ambiguous)
      outcome.set(claim, {
        documentId: null,
        status: 'AMBIGUOUS',
        statusReason: `${claim.number ?? claim.name} fits ${count} documents; the text does not say which day and issuer.`,
      });
  }
  const made = await makeDocuments(
    manager,
    toMake.map(({ described }) => described),
  );
  for (const [i, { cluster, described }] of toMake.entries()) {
    const id = made[i] as number;
    done.created.push(id);
    rowOf.set(cluster, { id, described });
    settled.push({ id, ...described, isHeld: false, isFixed: false, isOlder: false });
  }
  for (const [cluster, { id, described }] of rowOf)
    for (const claim of cluster.claims)
      outcome.set(claim, { documentId: id, ...statusOf(claim, cluster, described.issuedOn) });
}

/** Which of the rows that are only cited each cluster had: by its claims, then by day and issuer. */
function takenRows(
  clusters: readonly Cluster<Heard>[],
  rows: readonly DocumentRow[],
  units: UnitTree,
): Map<Cluster<Heard>, DocumentRow> {
  const taken = new Map<Cluster<Heard>, DocumentRow>();
  const pairs = clusters
    .filter((cluster) => cluster.fixed === null)
    .flatMap((cluster) => {
      const { issuedOn, issuerId } = describe(cluster, null, units);
      return rows.map((row) => {
        const cited = cluster.claims.filter(({ stored }) => stored?.documentId === row.id).length;
        const likeness = (row.issuedOn === issuedOn ? 0.5 : 0) + (row.issuerId === issuerId ? 0.25 : 0);
        const isOther = row.issuedOn !== null && issuedOn !== null && row.issuedOn !== issuedOn;
        return { cluster, row, score: cited === 0 && isOther ? -1 : cited + likeness };
      });
    })
    .filter(({ score }) => score >= 0)
    .sort((a, b) => b.score - a.score || a.row.id - b.row.id);
  const used = new Set<number>();
  for (const { cluster, row } of pairs) {
    if (taken.has(cluster) || used.has(row.id)) continue;
    taken.set(cluster, row);
    used.add(row.id);
  }
  return taken;
}
