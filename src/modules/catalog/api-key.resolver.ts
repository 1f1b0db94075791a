import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { type LockedKey, revokeKey, rotateKey } from '../../auth/change-key';
import { type GivenKey, giveKey } from '../../auth/give-key';
import { narrowed, requireRole } from '../../auth/require-role';
import type { Context } from '../../graph/context';
import { Costing } from '../../graph/costs';
import { requireId } from '../../graph/global-id';
import { ref } from '../../graph/key';
import { fault, invalid } from '../../graph/refused';
import { type Write, write } from '../../graph/write';
import { findKeys, keyToChange, refusedKey, requireWithin } from './api-key.queries';
import {
  ApiKey,
  CreateApiKeyInput,
  CreateApiKeyResult,
  RevokeApiKeyInput,
  RevokeApiKeyResult,
  RotateApiKeyInput,
  RotateApiKeyResult,
} from './api-key.types';

const HOUR_MS = 3_600_000;
/** A year: what is replaced is not to be good for ever. */
const MOST_OVERLAP_HOURS = 8760;

/** Keys, as administrators give them out. */
@Resolver()
export class ApiKeyResolver {
  @Costing({ size: 100 })
  @Query(() => [ApiKey], {
    description: 'Every key that was given out, by name, without its secret (danh sách khóa). Needs the role ADMIN.',
  })
  async apiKeys(@Ctx() ctx: Context): Promise<ApiKey[]> {
    requireRole(ctx.viewer, 'ADMIN');
    return keysAs(await findKeys(ctx.db, null), ctx);
  }

  @Mutation(() => CreateApiKeyResult, {
    description: 'Makes a key and shows it this once (tạo khóa). Needs the role ADMIN.',
  })
  createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'For whom, and what it is good for.' })
    input: CreateApiKeyInput,
    @Ctx() ctx: Context,
  ) {
    const { name, role, scopes = null, expiresAt = null, rate = null, budget = null } = input;
    const unitId = input.unitId ? requireId(input.unitId, 'Unit', 'unitId') : null;
    return write(
      ctx,
      shownOnce(ctx, 'CreateApiKeySuccess', {
        operation: 'createApiKey',
        input,
        target: async () => null,
        store: (tx, _none, at) => {
          requireWithin(ctx.viewer, { role, scopes, rate, budget }, 'scopes');
          return giveKey(tx, { name, role, scopes, unitId, expiresAt, rate, budget }, at);
        },
      }),
    );
  }

  @Mutation(() => RotateApiKeyResult, {
    description:
      'Gives a key another secret and shows it this once; what it was known by is good for a while yet (đổi khóa). Needs the role ADMIN.',
  })
  rotateApiKey(
    @Arg('input', () => RotateApiKeyInput, { description: 'Which key, and how long the old secret is good.' })
    input: RotateApiKeyInput,
    @Ctx() ctx: Context,
  ) {
    const { id, overlapHours, expiresAt } = input;
    return write(
      ctx,
      shownOnce(ctx, 'RotateApiKeySuccess', {
        operation: 'rotateApiKey',
        input,
        target: keyToChange(id),
        store: (tx, key: LockedKey, at) => {
          requireWithin(ctx.viewer, key, 'id');
          if (overlapHours < 0 || overlapHours > MOST_OVERLAP_HOURS)
            throw invalid(
              fault('overlapHours', 'OUT_OF_RANGE', `${overlapHours} is not 0 to ${MOST_OVERLAP_HOURS} hours.`),
            );
          return rotateKey(tx, key, { overlapMs: overlapHours * HOUR_MS, expiresAt }, at);
        },
      }),
    );
  }

  @Mutation(() => RevokeApiKeyResult, {
    description: 'Makes a key good for nothing, a second later at most (thu hồi khóa). Needs the role ADMIN.',
  })
  revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'Which key.' }) input: RevokeApiKeyInput,
    @Ctx() ctx: Context,
  ) {
    return write(ctx, {
      operation: 'revokeApiKey',
      input,
      role: 'ADMIN',
      apart: true,
      target: keyToChange(input.id),
      store: async (tx, key: LockedKey, at) => {
        await revokeKey(tx, key, at);
        return key.id;
      },
      answer: (id) => ({ __typename: 'RevokeApiKeySuccess' as const, apiKey: () => keyOf(ctx, id) }),
    });
  }
}

type SecretWrite<Row> = Pick<Write<Row, never, never>, 'operation' | 'input' | 'target'> & {
  store: (...given: Parameters<Write<Row, never, never>['store']>) => Promise<GivenKey>;
};

/** A change that makes a secret: it is in this answer and in no other place, not in that of a retry either. */
function shownOnce<const Name extends string, Row>(
  ctx: Context,
  __typename: Name,
  { store, ...change }: SecretWrite<Row>,
): Write<Row, number, { __typename: Name; apiKey: () => Promise<ApiKey | undefined>; secret: string | null }> {
  let secret: string | null = null;
  return {
    ...change,
    role: 'ADMIN',
    apart: true,
    store: async (...given) => {
      const key = await store(...given);
      if (key.kind === 'refused') throw refusedKey(key.faults, change.operation === 'createApiKey' ? 'name' : 'id');
      secret = key.secret;
      return key.id;
    },
    answer: (id) => ({ __typename, apiKey: () => keyOf(ctx, id), secret }),
  };
}

const keyOf = async (ctx: Context, id: number): Promise<ApiKey | undefined> =>
  keysAs(await findKeys(ctx.db, [id]), ctx)[0];

function keysAs(rows: Awaited<ReturnType<typeof findKeys>>, ctx: Context): ApiKey[] {
  ctx.spend(rows.length);
  return rows.map(({ unitId, ...row }) => ({
    ...row,
    scopes: narrowed(row.role, row.scopes),
    unit: ref('Unit', unitId),
  }));
}
