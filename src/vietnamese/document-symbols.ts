import { fold } from './fold';

/** What the agencies' part of a symbol says of the issuer: whose it is, and which issuers it rules out. */

/** The symbols of central bodies, by the name of the body, folded (Nghị định 30/2020/NĐ-CP; the bodies' own usage). */
const SYMBOL_OF_BODY: Readonly<Record<string, readonly string[]>> = {
  'chinh phu': ['CP'],
  'thu tuong chinh phu': ['TTg'],
  'thu tuong': ['TTg'],
  'quoc hoi': [],
  'bo cong an': ['BCA'],
  'bo cong thuong': ['BCT'],
  'bo dan toc va ton giao': ['BDTTG'],
  'bo giao duc va dao tao': ['BGDĐT', 'BGD&ĐT', 'BGDÐT'],
  'bo giao thong van tai': ['BGTVT'],
  'bo ke hoach va dau tu': ['BKHĐT', 'BKH'],
  'bo khoa hoc va cong nghe': ['BKHCN'],
  'bo lao dong - thuong binh va xa hoi': ['BLĐTBXH', 'LĐTBXH'],
  'bo ngoai giao': ['BNG'],
  'bo noi vu': ['BNV'],
  'bo nong nghiep va moi truong': ['BNNMT'],
  'bo nong nghiep va phat trien nong thon': ['BNNPTNT', 'BNN', 'BNN&PTNT'],
  'bo quoc phong': ['BQP'],
  'bo tai chinh': ['BTC'],
  'bo tai nguyen va moi truong': ['BTNMT'],
  'bo thong tin va truyen thong': ['BTTTT'],
  'bo tu phap': ['BTP'],
  'bo van hoa, the thao va du lich': ['BVHTTDL'],
  'bo xay dung': ['BXD'],
  'bo y te': ['BYT'],
};
const BODY_OF_SYMBOL = new Map(
  Object.entries(SYMBOL_OF_BODY).flatMap(([body, symbols]) => symbols.map((symbol) => [symbol.toUpperCase(), body])),
);

// Matches: "bo truong bo tai chinh" before the body's name. Must not match: "bo tai chinh".
const OFFICE = /^(?:pho )?(?:bo truong|thu truong|chu tich|chu nhiem|thong doc|tong thanh tra) /;

/**
 * Whether the symbol and the issuer's name contradict each other: both are known and belong to different kinds of
 * body. What is unknown contradicts nothing.
 */
export function contradicts(agency: string, issuer: string): boolean {
  const written = kindOfSymbol(agency.toUpperCase());
  const named = kindOfBody(fold(issuer).replace(OFFICE, ''));
  return written !== null && named !== null && written !== named;
}

function kindOfSymbol(agency: string): string | null {
  const known = BODY_OF_SYMBOL.get(agency);
  if (known !== undefined) return known === 'thu tuong' ? 'thu tuong chinh phu' : known;
  // Matches: "UBND", "UBND-KT". Must not match: "VPUBND".
  if (/^UBND(?:-|$)/u.test(agency)) return 'uy ban nhan dan';
  if (/^HĐND(?:-|$)/u.test(agency)) return 'hoi dong nhan dan';
  if (/^(?:UBTVQH)?\d{0,2}$|^QH\d{1,2}$|^UBTVQH/u.test(agency)) return 'quoc hoi';
  if (agency === 'TW') return 'trung uong';
  if (agency === 'TU') return 'tinh uy';
  return null;
}

function kindOfBody(name: string): string | null {
  if (SYMBOL_OF_BODY[name] !== undefined) return name === 'thu tuong' ? 'thu tuong chinh phu' : name;
  // Matches: "uy ban nhan dan tinh lac giang", "ubnd tinh". Must not match: "van phong uy ban nhan dan".
  if (/^(?:uy ban nhan dan|ubnd)(?= |$)/.test(name)) return 'uy ban nhan dan';
  if (/^(?:hoi dong nhan dan|hdnd)(?= |$)/.test(name)) return 'hoi dong nhan dan';
  if (/^(?:uy ban thuong vu )?quoc hoi$/.test(name)) return 'quoc hoi';
  if (/^(?:bo chinh tri|ban bi thu|ban chap hanh trung uong)/.test(name)) return 'trung uong';
  // Matches: "ban thuong vu tinh uy". Must not match: "van phong tinh uy".
  if (/^(?:ban thuong vu |btv |ban chap hanh dang bo )?(?:tinh uy|thanh uy)/.test(name)) return 'tinh uy';
  return null;
}
