import type { EntityManager } from 'typeorm';
import { foldUnitName } from '../../vietnamese/unit-name-key';
import type { Home } from './home';
import type { Placement } from './placement';
import { nameInFull, placeKnown } from './provincial-placement';
import { placeIssuer, placeUnit } from './unit-placement';
import { type KnownUnit, successionsOf } from './unit-registry';
import { openUnitRows, type WantedUnit } from './unit-rows';
import { rank } from './unit-spelling';

/** A unit as a document writes it. */
export interface UnitMention {
  unit: string;
  isCollective: boolean;
}

/** Finds the unit that a document means, or makes it: mention → row. One directory serves one import. */
export interface UnitDirectory {
  /** Row id of the issuing body; null where the document names none. */
  issuerId: number | null;
  /** Finds or makes the units of many mentions at once: `resolve` then knows them. */
  prepare(mentions: readonly UnitMention[]): Promise<void>;
  resolve(written: string, isCollective?: boolean): Promise<number>;
  /** What the registry says of the unit that is meant; null where it is not in it. */
  known(written: string, isCollective?: boolean): KnownUnit | null;
  /** Units that this import made, and those it found. */
  counts(): { created: number; unchanged: number };
}

/** A unit with the organisations above it, as it is settled: those above first. */
interface Node {
  placement: Placement;
  isCollective: boolean;
  scope: Node | 'issuer' | null;
  parent: Node | 'issuer' | null;
  depth: number;
  id: number | undefined;
}

export async function openUnitDirectory(manager: EntityManager, home: Home): Promise<UnitDirectory> {
  const rows = openUnitRows(manager);
  const nodes = new Map<string, Node | 'issuer'>();
  const found = new Set<number>();
  const knownToBe = new Map<string, KnownUnit | null>();
  let issuerId: number | null = null;
  let issuerNode: Node | 'issuer' | null = null;

  const idOf = (node: Node | 'issuer' | null): number | null =>
    node === null ? null : node === 'issuer' ? issuerId : (node.id ?? null);

  /** One node per unit; the path tells units of one name in two organisations apart. */
  function nodeOf(placement: Placement, isCollective: boolean, path = pathOf(placement)): Node | 'issuer' {
    const { within, known } = placement;
    if (within.kind === 'issuer') return 'issuer';
    const present = nodes.get(path);
    if (present) {
      if (
        present !== 'issuer' &&
        present.id === undefined &&
        !known &&
        rank(placement.name) < rank(present.placement.name)
      )
        present.placement = { ...present.placement, name: placement.name };
      return present;
    }
    const scope = within.kind === 'body' ? nodeOf(within.body, false) : within.kind === 'in-issuer' ? 'issuer' : null;
    const parent = known?.parent ? nodeOf(placeKnown(known.parent), false) : scope;
    const depth =
      1 + Math.max(...[scope, parent].map((above) => (typeof above === 'object' ? (above?.depth ?? 0) : 0)));
    const node: Node = { placement, isCollective, scope, parent, depth, id: undefined };
    nodes.set(path, node);
    return node;
  }

  /** The organisations above one in which names are looked up; last, none: where central bodies are. */
  function aboveOf(node: Node | 'issuer'): (number | null)[] {
    const scope = node === 'issuer' ? (issuerNode === 'issuer' ? null : (issuerNode?.scope ?? null)) : node.scope;
    return scope === null ? [null] : [idOf(scope), ...aboveOf(scope)];
  }

  /** Settles the nodes that have no row yet, the topmost first. */
  async function settleAll(): Promise<Node[]> {
    const open = [...nodes.values()].filter((node) => node !== 'issuer').filter((node) => node.id === undefined);
    await rows.read(open.map((node) => node.placement));
    for (let depth = 1; open.some((node) => node.depth >= depth); depth++) {
      const level = open.filter((node) => node.depth === depth);
      const wanted = level.map(
        ({ placement, isCollective, scope, parent }): WantedUnit => ({
          placement,
          isCollective,
          scopeId: idOf(scope),
          parentId: idOf(parent),
          above: scope === null ? [] : aboveOf(scope),
        }),
      );
      const ids = level.length ? await rows.settle(wanted) : [];
      for (const [i, node] of level.entries()) node.id = ids[i];
    }
    return open;
  }

  async function settle(): Promise<void> {
    const named = await settleAll();
    for (const { id } of named) if (id !== undefined && !rows.created.has(id)) found.add(id);
    await settleRelatives(named);
  }

  /** What a body came from and went into: whichever of them a document named first, all of them are there. */
  async function settleRelatives(named: readonly Node[]): Promise<void> {
    const pairs: { predecessor: Node; successor: Node; on: string }[] = [];
    let fresh = named.filter((node) => node.placement.known);
    for (let round = 0; fresh.length; round++) {
      for (const { placement } of fresh) {
        const known = placement.known as KnownUnit;
        for (const { predecessor, successor, on } of successionsOf(known, nameInFull)) {
          const isForward = predecessor.key === known.key;
          // a successor leads on to its own; of what came before, the nearest is enough, where one asks for it
          if (!isForward && (round > 0 || !isNear(predecessor, successor))) continue;
          const [from, into] = [nodeOf(placeKnown(predecessor), false), nodeOf(placeKnown(successor), false)];
          if (from !== 'issuer' && into !== 'issuer') pairs.push({ predecessor: from, successor: into, on });
        }
      }
      fresh = (await settleAll()).filter((node) => node.placement.known && rows.created.has(node.id as number));
    }
    if (!pairs.length) return;
    await manager.query(
      `insert into unit_succession (predecessor_id, successor_id, happened_on)
       select * from unnest($1::int[], $2::int[], $3::date[]) on conflict do nothing`,
      [pairs.map((pair) => pair.predecessor.id), pairs.map((pair) => pair.successor.id), pairs.map((pair) => pair.on)],
    );
  }

  if (home.issuer !== null) {
    issuerNode = nodeOf(placeIssuer({ ...home, issuer: home.issuer }), false);
    await settle();
    issuerId = idOf(issuerNode);
  }

  const byMention = new Map<string, Node | 'issuer'>();
  const keyOf = (written: string, isCollective: boolean): string =>
    `${isCollective ? '*' : ''}${foldUnitName(written)}`;

  async function prepare(mentions: readonly UnitMention[]): Promise<void> {
    for (const { unit, isCollective } of mentions) {
      const key = keyOf(unit, isCollective);
      if (byMention.has(key)) continue;
      const placement = placeUnit(unit, home, isCollective);
      const isIssuerless = placement.within.kind === 'issuer' && issuerId === null;
      const placed: Placement = isIssuerless ? { ...placement, within: { kind: 'top' } } : placement;
      byMention.set(key, nodeOf(placed, isCollective || placement.isClass === true));
      knownToBe.set(key, placement.known);
    }
    await settle();
  }

  return {
    get issuerId() {
      return issuerId;
    },
    prepare,
    resolve: async (unit, isCollective = false) => {
      const key = keyOf(unit, isCollective);
      if (!byMention.has(key)) await prepare([{ unit, isCollective }]);
      return idOf(byMention.get(key) ?? null) as number;
    },
    known: (unit, isCollective = false) => knownToBe.get(keyOf(unit, isCollective)) ?? null,
    counts: () => ({ created: rows.created.size, unchanged: found.size }),
  };
}

const pathOf = ({ name, within, known }: Placement): string =>
  known ? `=${known.key}` : `${foldUnitName(name)}<${within.kind === 'body' ? pathOf(within.body) : within.kind}`;

/** Whether a predecessor is made with its successor: a department's own, and a province's; not every department of each merged province. */
const isNear = (predecessor: KnownUnit, successor: KnownUnit): boolean =>
  predecessor.key.split('/')[0] === successor.key.split('/')[0] ||
  !predecessor.key.includes('/') ||
  predecessor.key.endsWith('/uy ban nhan dan');
