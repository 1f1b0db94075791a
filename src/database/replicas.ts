import { createHash } from 'node:crypto';
import type { ConnectionsInUse, Reader } from '../reader';
import { openReplica, type Replica, type ReplicaState } from './replica';

export interface ReplicaSettings {
  urls: readonly string[];
  /** Connections to each. */
  poolSize: number;
  /** One that is further behind is left out. */
  maxLagMs: number;
  /** Told once when a replica is lost, and once when it is back. */
  tell: (line: string) => void;
}

/** The replicas of a primary: looked after for as long as they are asked for. */
export interface Replicas {
  /** One that can be read from, as far as is known one that shows this position; null: none. */
  pick(operationId: string | null, position: number): Replica | null;
  /** How each is, looked at now. */
  states(): Promise<ReplicaState[]>;
  /** No statement may take longer on them from now on. */
  limitStatements(ms: number): Promise<void>;
  /** In the order of their addresses. */
  connections(): ConnectionsInUse[];
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 2000;

/** The replicas at these addresses; nothing is connected, and nothing looks after them, before one is asked for. */
export function openReplicas(primary: Reader, settings: ReplicaSettings): Replicas {
  const replicas = settings.urls.map((url) => openReplica(url, settings));
  const told = new Map<Replica, boolean>();
  let turn = 0;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let isClosed = false;

  const look = async () => {
    await Promise.all(replicas.map((replica) => replica.look(primary)));
    for (const replica of replicas) tellOf(replica);
  };
  const lookOnce = (): Promise<void> => {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  };
  // a command that reads from no replica connects to none
  const begin = () => {
    if (timer !== undefined || isClosed) return;
    timer = setInterval(lookOnce, LOOK_EVERY_MS);
    timer.unref();
    void lookOnce();
  };
  const tellOf = (replica: Replica) => {
    const { name, reason } = replica.state();
    const isUsed = reason === null;
    if ((told.get(replica) ?? true) !== isUsed)
      settings.tell(
        isUsed
          ? `The replica ${name} is read from again`
          : `The replica ${name} is left out: ${reason}. The others and the primary answer; it is tried again every ${LOOK_EVERY_MS / 1000} s`,
      );
    told.set(replica, isUsed);
  };

  return {
    pick: (operationId, position) => {
      begin();
      const first = operationId === null ? turn++ : placeOf(operationId);
      const inTurn = replicas.map((_, i) => replicas[(first + i) % replicas.length] as Replica);
      const usable = inTurn.filter((replica) => replica.state().reason === null);
      return usable.find((replica) => replica.shows(position)) ?? usable[0] ?? null;
    },
    states: async () => {
      await looking;
      await lookOnce();
      return replicas.map((replica) => replica.state());
    },
    limitStatements: async (ms) => {
      await Promise.all(replicas.map((replica) => replica.limitStatements(ms)));
    },
    connections: () => replicas.map((replica, i) => ({ server: `replica ${i + 1}`, ...replica.connections() })),
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      await looking;
      await Promise.all(replicas.map((replica) => replica.close()));
    },
  };
}

/** The same number in every process. */
const placeOf = (operationId: string): number => createHash('sha1').update(operationId).digest().readUInt32BE();
