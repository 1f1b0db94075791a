import 'reflect-metadata';
import type { Context, Loader } from '../../src/graph/context';
import { loadsOf } from '../../src/graph/loader';

/** A loader that says of each id which batch answered it, and what it was asked for. */
function recorder(name = 'recorded') {
  const asked: number[][] = [];
  const loader: Loader<string> = {
    name,
    batch: async (_ctx, ids) => {
      asked.push([...ids]);
      return ids.map((id) => `${id} of batch ${asked.length}`);
    },
  };
  return { asked, loader };
}

const request = () => {
  const load = loadsOf(() => ({ load }) as unknown as Context);
  return load;
};

test('ids of one tick are one batch, each once, answered in the order asked for', async () => {
  const { asked, loader } = recorder();
  const load = request();
  expect(await Promise.all([3, 1, 3, 2].map((id) => load(loader, id)))).toEqual([
    '3 of batch 1',
    '1 of batch 1',
    '3 of batch 1',
    '2 of batch 1',
  ]);
  expect(asked).toEqual([[3, 1, 2]]);
});

test('what was read is remembered for the rest of the request, and no longer', async () => {
  const { asked, loader } = recorder();
  const load = request();
  await load(loader, 1);
  expect(await Promise.all([load(loader, 1), load(loader, 2)])).toEqual(['1 of batch 1', '2 of batch 2']);
  await request()(loader, 1);
  expect(asked).toEqual([[1], [2], [1]]);
});

test('two loaders of one name are one, as values made for each field are', async () => {
  const [one, twin, other] = [recorder(), recorder(), recorder('other')];
  const load = request();
  await Promise.all([load(one.loader, 1), load(twin.loader, 2), load(other.loader, 3)]);
  expect([one.asked, twin.asked, other.asked]).toEqual([[[1, 2]], [], [[3]]]);
});

test('more ids than one parameter should hold are several batches', async () => {
  const { asked, loader } = recorder();
  const load = request();
  await Promise.all(Array.from({ length: 5001 }, (_, id) => load(loader, id)));
  expect(asked.map((ids) => ids.length)).toEqual([5000, 1]);
});

test('a batch that fails fails all its ids, and nothing else', async () => {
  const { loader } = recorder();
  const broken: Loader<string> = { name: 'broken', batch: () => Promise.reject(new Error('no')) };
  const load = request();
  const results = await Promise.allSettled([load(broken, 1), load(loader, 1), load(broken, 2)]);
  expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled', 'rejected']);
});
