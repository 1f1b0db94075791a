import type { Home } from '../../../src/ingest/resolve/home';
import type { Placement } from '../../../src/ingest/resolve/placement';
import { placeIssuer, placeUnit } from '../../../src/ingest/resolve/unit-placement';

const DEPARTMENT: Home = {
  issuer: 'Sở Nội vụ tỉnh Lạc Giang',
  parentAuthority: 'Ủy ban nhân dân tỉnh Lạc Giang',
  place: 'tỉnh Lạc Giang',
};
const CITY: Home = {
  issuer: 'Ủy ban nhân dân Thành phố Sông Trăng',
  parentAuthority: null,
  place: 'Thành phố Sông Trăng',
};
const GOVERNMENT: Home = { issuer: 'Chính phủ', parentAuthority: null, place: null };

/** "Sở Tài chính tỉnh Lạc Giang < Ủy ban nhân dân tỉnh Lạc Giang" */
const path = ({ name, within }: Placement): string =>
  within.kind === 'body' ? `${name} < ${path(within.body)}` : within.kind === 'top' ? name : `${name} (${within.kind})`;

test.each<[string, string]>([
  ['Sở', 'Sở (issuer)'],
  ['Sở Nội vụ tỉnh Lạc Giang', 'Sở Nội vụ tỉnh Lạc Giang (issuer)'],
  ['Sở Tài chính', 'Sở Tài chính tỉnh Lạc Giang < Ủy ban nhân dân tỉnh Lạc Giang'],
  ['Sở Tài chính tỉnh Bến Đá', 'Sở Tài chính tỉnh Bến Đá < Ủy ban nhân dân tỉnh Bến Đá'],
  ['Ủy ban nhân dân tỉnh', 'Ủy ban nhân dân tỉnh Lạc Giang'],
  ['UBND tỉnh', 'Ủy ban nhân dân tỉnh Lạc Giang'],
  ['Chủ tịch Ủy ban nhân dân tỉnh', 'Chủ tịch Ủy ban nhân dân tỉnh Lạc Giang < Ủy ban nhân dân tỉnh Lạc Giang'],
  ['Hội đồng nhân dân tỉnh', 'Hội đồng nhân dân tỉnh Lạc Giang'],
  ['Công an tỉnh', 'Công an tỉnh Lạc Giang'],
  ['Bảo hiểm xã hội tỉnh', 'Bảo hiểm xã hội tỉnh Lạc Giang'],
  ['Bộ Chỉ huy Quân sự tỉnh', 'Bộ Chỉ huy Quân sự tỉnh Lạc Giang'],
  ['Tỉnh ủy', 'Tỉnh ủy Lạc Giang'],
  ['Tỉnh đoàn', 'Tỉnh đoàn Lạc Giang'],
  ['Ban Tổ chức Tỉnh ủy', 'Ban Tổ chức Tỉnh ủy < Tỉnh ủy Lạc Giang'],
  [
    'Ban Quản lý các khu công nghiệp tỉnh',
    'Ban Quản lý các khu công nghiệp tỉnh Lạc Giang < Ủy ban nhân dân tỉnh Lạc Giang',
  ],
  ['Ủy ban nhân dân xã Tân Lập', 'Ủy ban nhân dân xã Tân Lập < Ủy ban nhân dân tỉnh Lạc Giang'],
  ['Ủy ban nhân dân các xã, phường', 'Ủy ban nhân dân các xã, phường < Ủy ban nhân dân tỉnh Lạc Giang'],
  ['thành phố Bến Sen', 'thành phố Bến Sen < Ủy ban nhân dân tỉnh Lạc Giang'],
  ['Bộ Nội vụ', 'Bộ Nội vụ'],
  ['Thủ tướng Chính phủ', 'Thủ tướng Chính phủ'],
  ['Bộ phận Một cửa', 'Bộ phận Một cửa (in-issuer)'],
  ['Phòng Cải cách hành chính', 'Phòng Cải cách hành chính (in-issuer)'],
  ['Văn phòng', 'Văn phòng (in-issuer)'],
  ['các sở, ban, ngành', 'các sở, ban, ngành (in-issuer)'],
])("in a department's plan %s is %s", (written, expected) =>
  expect(path(placeUnit(written, DEPARTMENT))).toBe(expected),
);

test.each<[string, Home, string]>([
  ['Ủy ban nhân dân Thành phố', CITY, 'Ủy ban nhân dân Thành phố Sông Trăng'],
  ['Thành ủy', CITY, 'Thành ủy Sông Trăng'],
  ['Sở Y tế', GOVERNMENT, 'Sở Y tế (in-issuer)'],
  ['Ủy ban nhân dân tỉnh Lạc Giang', GOVERNMENT, 'Ủy ban nhân dân tỉnh Lạc Giang'],
])('%s in a document of %j is %s', (written, home, expected) => expect(path(placeUnit(written, home))).toBe(expected));

test('"Văn phòng Sở" is found as "Văn phòng" too', () =>
  expect(placeUnit('Văn phòng Sở', DEPARTMENT)).toMatchObject({ name: 'Văn phòng', aliases: ['Văn phòng Sở'] }));

test.each<[Home, string]>([
  [DEPARTMENT, 'Sở Nội vụ tỉnh Lạc Giang < Ủy ban nhân dân tỉnh Lạc Giang'],
  [CITY, 'Ủy ban nhân dân Thành phố Sông Trăng'],
  [GOVERNMENT, 'Chính phủ'],
  [
    { issuer: 'Chi cục Văn thư', parentAuthority: 'Sở Nội vụ tỉnh Lạc Giang', place: 'tỉnh Lạc Giang' },
    'Chi cục Văn thư < Sở Nội vụ tỉnh Lạc Giang < Ủy ban nhân dân tỉnh Lạc Giang',
  ],
])('the issuer of %j is %s', (home, expected) =>
  expect(path(placeIssuer({ ...home, issuer: home.issuer ?? '' }))).toBe(expected),
);
