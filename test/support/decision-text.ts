/** How a decision with an attached plan comes: as one layout or another gives its text. */
export const LAYOUTS = ['gazette', 'docx', 'pdf', 'portal'] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface DecisionParts {
  layout?: Layout;
  number?: string;
  /** The type word of the attached document, in capitals. */
  type?: string;
  title?: string;
  /** Articles between "QUYẾT ĐỊNH:" and the signature. */
  articles?: string;
  /** What stands below the attached title; empty for none. */
  link?: string;
  body?: string;
  /** What follows the attached body, such as its annexes. */
  annexes?: string;
}

export const TASKS = `I. MỤC ĐÍCH

Bảo đảm việc trồng và chăm sóc rừng ven sông được thực hiện thống nhất.

II. NHIỆM VỤ

1. Giao Sở Xây dựng: rà soát quy hoạch ven sông theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ; hoàn thành trước ngày 15 tháng 4 năm 2026.

2. Giao Sở Tài chính: chủ trì, phối hợp với Sở Xây dựng bố trí kinh phí; hoàn thành trước ngày 30 tháng 6 năm 2026.

III. CHỈ TIÊU

Tỷ lệ che phủ rừng ven sông đạt trên 42,5%.`;

/** A decision of an invented province that issues a plan, as one text. */
export function decisionText(parts: DecisionParts = {}): string {
  const {
    layout = 'gazette',
    number = '415/QĐ-UBND',
    type = 'KẾ HOẠCH',
    title = 'Trồng rừng ven sông năm 2026',
    articles = `Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng rừng ven sông năm 2026.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký ban hành.

Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các Sở chịu trách nhiệm thi hành Quyết định này./.`,
    link = `(Kèm theo Quyết định số ${number} ngày 12 tháng 01 năm 2026
của Ủy ban nhân dân tỉnh Sông Lam)`,
    body = TASKS,
    annexes = '',
  } = parts;
  const heads = HEADS[layout];
  return `${heads.main(number)}

QUYẾT ĐỊNH

Về việc ban hành Kế hoạch trồng rừng ven sông năm 2026

ỦY BAN NHÂN DÂN TỈNH SÔNG LAM

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;

Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường tại Tờ trình số 12/TTr-SNNMT ngày 05 tháng 01 năm 2026.

QUYẾT ĐỊNH:

${articles}

${heads.closing}

${heads.attached}${type}
${title}${link === '' ? '' : `\n${link}`}

${body}
${annexes}`;
}

const MOTTO = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc';
const SIGNATURE = 'TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Thị Mẫu';
const RECIPIENTS = 'Nơi nhận:\n- Như Điều 3;\n- Lưu: VT, NL.';

const HEADS: Readonly<Record<Layout, { main: (number: string) => string; closing: string; attached: string }>> = {
  gazette: {
    main: (number) =>
      `ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\n_______\n\nSố: ${number}\n${MOTTO}\n_______________\nSông Lam, ngày 12 tháng 01 năm 2026`,
    closing: SIGNATURE,
    attached: `CÔNG BÁO/Số 12/Ngày 20-01-2026 \n8\n\n\nỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\n\n${MOTTO}\n\n`,
  },
  docx: {
    main: (number) =>
      `ỦY BAN NHÂN DÂN TỈNH SÔNG LAM | ${MOTTO.replace('\n', ' ')}\nSố: ${number} | Sông Lam, ngày 12 tháng 01 năm 2026`,
    closing: `${RECIPIENTS.replace(/\n/g, ' ')} | ${SIGNATURE.replace(/\n+/g, ' ')}`,
    attached: `ỦY BAN NHÂN DÂN TỈNH SÔNG LAM | ${MOTTO.replace('\n', ' ')}\n\n`,
  },
  pdf: {
    main: (number) =>
      `   ỦY BAN NHÂN DÂN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n    TỈNH SÔNG LAM                      Độc lập - Tự do - Hạnh phúc\n\n  Số: ${number}                 Sông Lam, ngày 12 tháng 01 năm 2026`,
    closing: `Nơi nhận:                          TM. ỦY BAN NHÂN DÂN\n- Như Điều 3;                          KT. CHỦ TỊCH\n                                      PHÓ CHỦ TỊCH\n\n                                      Trần Thị Mẫu\n- Lưu: VT, NL.`,
    attached: `  ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n   TỈNH SÔNG LAM                     Độc lập - Tự do - Hạnh phúc\n\n                              `,
  },
  portal: {
    main: (number) =>
      `Quyết định ${number} năm 2026 về Kế hoạch trồng rừng ven sông\nSố hiệu: ${number}\nLoại văn bản: Quyết định\nNơi ban hành: Tỉnh Sông Lam\nNgười ký: Trần Thị Mẫu\nNgày ban hành: 12/01/2026\n\nỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\n-------\n\n${MOTTO}\n---------------\n\nSố: ${number}\n\nSông Lam, ngày 12 tháng 01 năm 2026`,
    closing: `${RECIPIENTS}\n\n${SIGNATURE}`,
    attached: '',
  },
};
