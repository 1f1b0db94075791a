import { opensBody } from '../../../src/ingest/segment/body-opener';
import { toLines } from '../../../src/ingest/segment/lines';

it.each([
  ['Căn cứ Luật Bến bãi số 12/2025/QH15;', true],
  ['Căn  cứ Luật Bến bãi số 12/2025/QH15;', true],
  ['Kính  gửi: Các sở, ban, ngành', true],
  ['Thực  hiện Chỉ thị số 12/CT-UBND, Sở Xây dựng ban hành Kế hoạch.', true],
  ['Thực hiện Chỉ thị số 12/CT-UBND', false],
  ['Về việc sắp xếp bến thủy', false],
])('%j opens a body: %s', (line, opens) => expect(opensBody(toLines(line), 0)).toBe(opens));
