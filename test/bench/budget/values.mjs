// What there is to ask for in the kept data of a scale.
import { Client } from 'pg';
import { built } from '../compare/built.mjs';

const { encodeId } = built('graph/global-id');

/** Values by the name of the argument that takes them. */
export async function askableValues(url) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const column = async (sql) => (await client.query(sql)).rows.map(({ value }) => value);
    const ids = async (type, table) =>
      (await column(`select id as value from ${table} order by hashint4(id) limit 50`)).map((id) => encodeId(type, id));
    const documentIds = await ids('LegalDocument', 'legal_document');
    const number = await column('select number as value from plan order by hashint4(id) limit 50');
    const all = [
      ...documentIds,
      ...(await ids('Plan', 'plan')),
      ...(await ids('Task', 'task')),
      ...(await ids('Unit', 'unit')),
    ];
    return {
      number,
      id: all,
      ids: all,
      documentId: documentIds,
      name: await column('select name as value from unit order by hashint4(id) limit 50'),
      text: [
        'thực hiện',
        'nhiem vu',
        'y tế',
        'kế hoạch',
        'Phòng Nghiệp vụ 7',
        'tỉnh Lạc Giang',
        'a',
        'không có đâu',
        ...number.slice(0, 5),
      ],
    };
  } finally {
    await client.end();
  }
}
