import { fold } from './fold';

/**
 * Short forms that stand for one word group in the name of an authority, folded. Only forms with a single reading are
 * here: "VP" is Văn phòng, but "TT" may be Trung tâm or Thông tin and stays.
 */
const SHORT_FORMS: ReadonlyArray<readonly [RegExp, string]> = [
  // Matches: "UBND" in "UBND tỉnh". Must not match: "VPUBND" inside a symbol.
  [/\bubnd\b/g, 'uy ban nhan dan'],
  // Matches: "HĐND xã". Must not match: "HĐNDT".
  [/\bhdnd\b/g, 'hoi dong nhan dan'],
  // Matches: "UBMTTQVN tỉnh". Must not match: "UBMTTQ".
  [/\bubmttqvn\b/g, 'uy ban mat tran to quoc viet nam'],
  // Matches: "UBMTTQ tỉnh". Must not match: "MTTQ" alone.
  [/\b(?:ubmttq|uy ban mttq)\b/g, 'uy ban mat tran to quoc'],
  // Matches: "VPCP". Must not match: "VPCPT".
  [/\bvpcp\b/g, 'van phong chinh phu'],
  // Matches: "VPUBND tỉnh". Must not match: "VPUB".
  [/\bvpubnd\b/g, 'van phong uy ban nhan dan'],
  // Matches: "NHNN Việt Nam", "NHNNVN". Must not match: "NHNNo".
  [/\bnhnn(?:vn)?\b/g, 'ngan hang nha nuoc'],
  // Matches: "KBNN tỉnh". Must not match: "KBNNVN".
  [/\bkbnn\b/g, 'kho bac nha nuoc'],
  // Matches: "LĐLĐ tỉnh". Must not match: "TLĐLĐ".
  [/\bldld\b/g, 'lien doan lao dong'],
  // Matches: "BQL các khu công nghiệp". Must not match: "BQLDA".
  [/\bbql\b/g, 'ban quan ly'],
  // Matches: "BQLDA đầu tư". Must not match: "BQL".
  [/\bbqlda\b/g, 'ban quan ly du an'],
  // Matches: "Ban Tổ chức TW", "T.Ư", "TƯ". Must not match: "TWĐ", "tư" of "Sở Tư pháp".
  [/\btw\b|\bt\.u\b/g, 'trung uong'],
  // Matches: "Sở GTVT". Must not match: "GTVTX".
  [/\bgtvt\b/g, 'giao thong van tai'],
  // Matches: "Sở VHTT" and "VH&TT" before another word. Must not match: "VHTTDL", "VHTT&DL".
  [/\bvh ?&? ?tt\b(?! ?(?:&|va) ?dl)/g, 'van hoa va the thao'],
  // Matches: "MTTQ Việt Nam". Must not match: "MTTQVN".
  [/\bmttq\b/g, 'mat tran to quoc'],
  // Matches: "VP UBND". Must not match: "VPCP".
  [/\bvp\b/g, 'van phong'],
  // Matches: "TP. Hồ Chí Minh", "TP Đà Nẵng", "Tp.HCM". Must not match: "ATTP".
  [/\btp\b\.?/g, 'thanh pho '],
  // Matches: "Thành phố HCM", "Tp.HCM" after the rule above. Must not match: "HCMC".
  [/\b(?:hcm|tphcm)\b/g, 'ho chi minh'],
  // Matches: "Bộ LĐTBXH", "Sở LĐ-TB&XH", "LĐ TB và XH". Must not match: "LĐTB".
  [/\bld ?-? ?tb ?(?:&|va)? ?xh\b/g, 'lao dong thuong binh va xa hoi'],
  // Matches: "Bộ NN&MT", "Sở NNMT". Must not match: "NN&PTNT".
  [/\bnn ?&? ?mt\b/g, 'nong nghiep va moi truong'],
  // Matches: "Sở NN&PTNT". Must not match: "PTNT".
  [/\bnn ?&? ?ptnt\b/g, 'nong nghiep va phat trien nong thon'],
  // Matches: "Sở TN&MT". Must not match: "TNMTV".
  [/\btn ?&? ?mt\b/g, 'tai nguyen va moi truong'],
  // Matches: "Bộ KH&CN", "Sở KHCN". Must not match: "KHCNV".
  [/\bkh ?&? ?cn\b/g, 'khoa hoc va cong nghe'],
  // Matches: "Sở KH&ĐT". Must not match: "KHĐTM".
  [/\bkh ?&? ?dt\b/g, 'ke hoach va dau tu'],
  // Matches: "Sở GD&ĐT". Must not match: "GDĐTX".
  [/\bgd ?&? ?dt\b/g, 'giao duc va dao tao'],
  // Matches: "Sở TT&TT". Must not match: "TTTTX".
  [/\btt ?& ?tt\b|\btttt\b/g, 'thong tin va truyen thong'],
  // Matches: "Sở VHTT&DL", "Sở VH,TT&DL", "VH, TT và DL". Must not match: "VHTT".
  [/\bvh,? ?tt ?(?:&|va)? ?dl\b/g, 'van hoa the thao va du lich'],
  // Matches: "BHXH tỉnh". Must not match: "BHXHTN".
  [/\bbhxh\b/g, 'bao hiem xa hoi'],
  // Matches: "BTV Tỉnh ủy". Must not match: "BTVQH".
  [/\bbtv\b/g, 'ban thuong vu'],
  // Matches: "các tổ chức PCPNN". Must not match: "PCP".
  [/\bpcpnn\b/g, 'phi chinh phu nuoc ngoai'],
  // Matches: "BCĐ". Must not match: "BCĐS".
  [/\bbcd\b/g, 'ban chi dao'],
];

// Matches: " - " in "Lao động - Thương binh", "," and quotes. Must not match: letters and digits.
const PUNCTUATION = /[^A-Za-zÀ-ɏẠ-ỹ\p{N}]+/gu;
// Matches: the "va" of "khoa hoc va cong nghe", which a comma stands for as well. Must not match: "van".
const AND = / va (?=\S)/g;
// Matches: "ky thuat", "quy", "my": written with i too. Must not match: "thuy", "tay", "uy ban".
const Y_AFTER_CONSONANT = /\b(h|k|l|m|qu|s|t|v)y\b/g;

/**
 * The key under which two writings of one unit's name meet: "UBND TP. Hồ Chí Minh" and "Uỷ ban nhân dân Thành phố Hồ Chí
 * Minh"; "Lao động -Thương binh", "Lao động - Thương binh" and "Lao động Thương binh". Punctuation and "và" do not count;
 * "tỉnh", "các" and place names do.
 */
export function foldUnitName(name: string): string {
  let key = keys.get(name);
  if (key === undefined) {
    // a document names the same units over and over
    if (keys.size >= MOST_KEPT) keys.clear();
    key = unitNameKey(name);
    keys.set(name, key);
  }
  return key;
}

const MOST_KEPT = 5000;
const keys = new Map<string, string>();

function unitNameKey(name: string): string {
  let key = fold(name);
  for (const [shortForm, full] of SHORT_FORMS) key = key.replace(shortForm, full);
  return key.replace(PUNCTUATION, ' ').trim().replace(AND, ' ').replace(Y_AFTER_CONSONANT, '$1i');
}
