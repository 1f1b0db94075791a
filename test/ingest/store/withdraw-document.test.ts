import { withdrawDocument } from '../../../src/ingest/store/withdraw-document';
import { planter } from '../../support/planted-rows';
import { openTestHub, type TestHub } from '../../support/test-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
});

afterAll(() => hub.close());

test('of documents without a number that people cite, what is left is one for each name, day and body', async () => {
  const plant = planter(hub.database);
  const [health, justice] = [await plant.unit('Sở Y tế'), await plant.unit('Sở Tư pháp')];
  const citing = await plant.document();
  const held: number[] = [];
  for (const [issuer_id, issued_on] of [
    [health, '2026-01-05'],
    [health, '2026-01-05'],
    [justice, '2026-01-05'],
    [health, '2026-02-05'],
  ]) {
    const values = { number: null, title: 'Chương trình công tác', source_text_id: await plant.sourceText() };
    held.push(await plant.document({ ...values, issuer_id, issued_on }));
  }
  for (const document of held) await plant.citation(citing, document);
  const left: boolean[] = [];
  for (const document of held)
    left.push((await hub.database.source.transaction((tx) => withdrawDocument(tx, document))).isCited);
  expect(left).toEqual([true, false, true, true]);
  expect(
    await hub.database.rows(
      `select d.name, d.issued_on::text as day, count(*)::int as times from citation c join legal_document d on d.id = c.document_id
        group by d.id order by d.id`,
      [],
    ),
  ).toEqual([
    { name: 'Chương trình công tác', day: '2026-01-05', times: 2 },
    { name: 'Chương trình công tác của Sở Tư pháp', day: '2026-01-05', times: 1 },
    { name: 'Chương trình công tác', day: '2026-02-05', times: 1 },
  ]);
});
