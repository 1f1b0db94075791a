import { CENTRAL_UNITS } from './central-units';
import { DOCUMENT_TYPES } from './document-type';
import { PROVINCES } from './provinces';
import { PROVINCIAL_UNITS } from './provincial-units';
import { searchWords } from './search-words';

/** SHORT; SHORT | LONG; LONG: what documents write both ways, besides types of documents and the registry's symbols. */
const WRITTEN_BOTH_WAYS = `
UBND | Ủy ban nhân dân
HĐND | Hội đồng nhân dân
UBMTTQ | Ủy ban Mặt trận Tổ quốc
UBMTTQVN | Ủy ban Mặt trận Tổ quốc Việt Nam
MTTQ | Mặt trận Tổ quốc
VPUBND; VP UBND | Văn phòng Ủy ban nhân dân
BTV | Ban Thường vụ
BCH | Ban Chấp hành
BCĐ | Ban Chỉ đạo
BQL | Ban Quản lý
BQLDA | Ban Quản lý dự án
TW; T.Ư; TƯ | Trung ương
TTg | Thủ tướng Chính phủ; Thủ tướng
TP | Thành phố
TPHCM; TP.HCM; HCM | Hồ Chí Minh; Thành phố Hồ Chí Minh
GTVT | Giao thông vận tải
VHTT; VH&TT | Văn hóa và Thể thao
VHTTDL; VHTT&DL; VH,TT&DL | Văn hóa, Thể thao và Du lịch
LĐTBXH; LĐ-TB&XH; LĐTB&XH | Lao động - Thương binh và Xã hội; Lao động, Thương binh và Xã hội
NNMT; NN&MT | Nông nghiệp và Môi trường
NNPTNT; NN&PTNT | Nông nghiệp và Phát triển nông thôn
TNMT; TN&MT | Tài nguyên và Môi trường
KHCN; KH&CN | Khoa học và Công nghệ; Khoa học công nghệ
KHĐT; KH&ĐT | Kế hoạch và Đầu tư
GDĐT; GD&ĐT | Giáo dục và Đào tạo
TTTT; TT&TT | Thông tin và Truyền thông
LĐLĐ | Liên đoàn Lao động
LHPN | Liên hiệp Phụ nữ
CCB | Cựu chiến binh
TNCS | Thanh niên Cộng sản
BHXH | Bảo hiểm xã hội
BHYT | Bảo hiểm y tế
BHTN | Bảo hiểm thất nghiệp
KBNN | Kho bạc Nhà nước
NHNN | Ngân hàng Nhà nước
NSNN | Ngân sách nhà nước
NSTW | Ngân sách trung ương
TTHC | Thủ tục hành chính
CCHC | Cải cách hành chính
CNTT | Công nghệ thông tin
CĐS | Chuyển đổi số
CSDL | Cơ sở dữ liệu
DVC | Dịch vụ công
DVCTT | Dịch vụ công trực tuyến
CBCC | Cán bộ, công chức
CBCCVC | Cán bộ, công chức, viên chức
CCVC | Công chức, viên chức
VBQPPL | Văn bản quy phạm pháp luật
QPPL | Quy phạm pháp luật
QLNN | Quản lý nhà nước
ĐVHC | Đơn vị hành chính
XHCN | Xã hội chủ nghĩa
KTXH; KT-XH | Kinh tế - xã hội; Kinh tế xã hội
QPAN; QP-AN | Quốc phòng, an ninh
ANTT | An ninh trật tự; An ninh, trật tự
ATGT | An toàn giao thông
TTATGT | Trật tự an toàn giao thông; Trật tự, an toàn giao thông
ATTP | An toàn thực phẩm
PCCC | Phòng cháy chữa cháy; Phòng cháy, chữa cháy
CNCH | Cứu nạn, cứu hộ
PCTT | Phòng chống thiên tai; Phòng, chống thiên tai
TKCN | Tìm kiếm cứu nạn
BVMT | Bảo vệ môi trường
BĐKH | Biến đổi khí hậu
NTM | Nông thôn mới
DTTS | Dân tộc thiểu số
MTQG | Mục tiêu quốc gia
CTMTQG | Chương trình mục tiêu quốc gia
GPMB | Giải phóng mặt bằng
ĐTC | Đầu tư công
XDCB | Xây dựng cơ bản
SXKD | Sản xuất kinh doanh
DN | Doanh nghiệp
HTX | Hợp tác xã
KCN | Khu công nghiệp
CCN | Cụm công nghiệp
KKT | Khu kinh tế
TDTT | Thể dục thể thao; Thể dục, thể thao
THCS | Trung học cơ sở
THPT | Trung học phổ thông
SHTT | Sở hữu trí tuệ
PCPNN | Phi chính phủ nước ngoài`;

/** One thing in other words, each as its words are compared: ["uy", "ban", "nhan", "dan"]. */
type Writing = readonly string[];

const writings = new Map<string, Writing[]>();

// Matches: "tu" of "TU" (Tỉnh ủy), "dan" of "DAn" (Dự án). Must not match: "ubnd", "cp", "qyd", "yt", "byt".
const SYLLABLE = /^(?![^u]*y[cmnpt])(?:[bcdghklmnpqrstvx]|[cgknpt]h|gi|ngh?|qu|tr)?[aeiouy]{1,3}(?:[cmnpt]|[cn]h|ng)?$/;

/** A short form that is a syllable as well says nothing where accents and case do not count; nor does a letter. */
const saysNothing = (short: Writing): boolean =>
  short.join('').length < 2 || short.every((word) => SYLLABLE.test(word));

function add(from: string, to: string): void {
  const key = searchWords(from).join(' ');
  const other = searchWords(to);
  if (key === other.join(' ')) return;
  const known = writings.get(key) ?? [];
  if (!known.some((writing) => writing.join(' ') === other.join(' '))) writings.set(key, [...known, other]);
}

function addForms(shorts: readonly string[], longs: readonly string[]): void {
  for (const short of shorts.filter((form) => !saysNothing(searchWords(form))))
    for (const long of longs) {
      add(short, long);
      add(long, short);
    }
}

/** How else a row of words is written: "ubnd" → uy ban nhan dan, and back; none where there is no other way. */
export const otherWritings = (words: Writing): readonly Writing[] => writings.get(words.join(' ')) ?? [];

const cells = (text: string): string[] => text.split(';').map((cell) => cell.trim());
for (const row of WRITTEN_BOTH_WAYS.trim().split('\n')) {
  const [shorts = '', longs = ''] = row.split('|');
  addForms(cells(shorts), cells(longs));
}
for (const { abbreviations, name } of DOCUMENT_TYPES) addForms(abbreviations, [name]);
for (const { symbols, name } of CENTRAL_UNITS) addForms(symbols, [name]);
for (const { symbols, base } of PROVINCIAL_UNITS) addForms(symbols, [base]);

// Matches: "Sở" and "Nội vụ" of "Sở Nội vụ". Must not match: "Ban Dân tộc".
const DEPARTMENT_OR_MINISTRY = /^(Sở|Bộ) (.+)$/;

/** Half a short form: "Sở NV" and "Bộ TC", where what the letters stand for is not known by itself (Sở KHCN). */
function addHalves(symbols: readonly string[], name: string): void {
  const [, kind, rest = ''] = DEPARTMENT_OR_MINISTRY.exec(name) ?? [];
  if (!kind) return;
  for (const letters of symbols.map((symbol) => symbol.slice(1))) {
    const isKnown = otherWritings(searchWords(letters)).some((form) => form.join(' ') === searchWords(rest).join(' '));
    if (!isKnown) addForms([`${kind} ${letters}`], [name]);
  }
}
for (const { symbols, name } of CENTRAL_UNITS) addHalves(symbols, name);
for (const { symbols, base } of PROVINCIAL_UNITS) addHalves(symbols, base);

// Matches: "tỉnh" and "Lào Cai" of "tỉnh Lào Cai". Must not match: "Hà Nội".
const PLACE = /^(tỉnh|thành phố) (.+)$/i;

/** Only from the short form: "tỉnh LC" may be two provinces; not where the letters are known by themselves (KH). */
for (const { place } of PROVINCES.values()) {
  const [, kind, name = ''] = PLACE.exec(place) ?? [];
  const initials = searchWords(name).map((word) => word.charAt(0));
  const short = [...searchWords(kind ?? ''), initials.join('')];
  if (kind && !saysNothing(short) && otherWritings(short.slice(-1)).length === 0) add(short.join(' '), place);
}

/** How many words the longest short or long form has. */
export const MOST_WORDS = Math.max(...[...writings.keys()].map((key) => key.split(' ').length));
