import { createPublicKey } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { jwtVerify } from 'jose';

/** The name under which the gateway knows this subgraph: what it signs for another is refused here. */
const SUBGRAPH = 'feedback';

/** Reads the setting GATEWAY_PUBLIC_KEY: the one line that `plangraph keys gateway` prints (base64). */
export const readKey = (line) => createPublicKey({ key: Buffer.from(line, 'base64'), format: 'der', type: 'spki' });

/** Who asks, as the gateway has signed it: `{ name, role }`, without a role an anonymous reader; null where nothing is signed. */
export async function viewerOf(headers, publicKey) {
  const token = headers.get('x-plangraph-viewer');
  if (token === null || publicKey === null) return null;
  try {
    const issuer = 'plangraph-gateway';
    const trusted = { algorithms: ['EdDSA'], issuer, audience: SUBGRAPH, maxTokenAge: '60s', clockTolerance: '5s' };
    const { payload } = await jwtVerify(token, publicKey, trusted);
    return { name: payload.name, role: payload.role };
  } catch (error) {
    const extensions = { code: 'UNAUTHENTICATED', http: { status: 401 } };
    throw new GraphQLError(`The header x-plangraph-viewer is refused: ${error.message}.`, { extensions });
  }
}
