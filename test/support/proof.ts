import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `npm run prove` asks for the sizes that the issues name; `npm test` runs the same proofs smaller. */
const isProving = process.env.PLANGRAPH_PROVE === 'full';

/** How many cases a proof runs: `inTest` in `npm test`, `inProve` in `npm run prove`. */
export const proofSize = (inTest: number, inProve: number): number => (isProving ? inProve : inTest);

/** Keeps the figures of a proof for the summary that `npm run prove` writes (docs/proofs.md). */
export function recordProof(name: string, figures: Readonly<Record<string, number | string>>): void {
  const directory = process.env.PLANGRAPH_PROOF_DIR;
  if (directory === undefined) return;
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, `${name.replace(/[^a-z0-9]+/giu, '-')}.json`), JSON.stringify({ name, figures }));
}
