/** A plan in the official form, made to measure: every n-th task has what the graph links to. */
export function planText(options: {
  number: string;
  taskCount: number;
  indicatorCount?: number;
  issuer?: string;
}): string {
  const { number, taskCount, indicatorCount = 3, issuer = 'SỞ DU LỊCH' } = options;
  const tasks = Array.from({ length: taskCount }, (_, i) => {
    const month = (i % 12) + 1;
    return `${i + 1}. Giao phòng Nghiệp vụ ${(i % 7) + 1}: xây dựng tuyến tham quan số ${i + 1} theo Quyết định số ${100 + (i % 9)}/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh; phối hợp với Sở Tài chính, Sở Xây dựng hoàn thiện hồ sơ; hoàn thành trước ngày 20 tháng ${String(month).padStart(2, '0')} năm 2026.`;
  });
  const indicators = Array.from(
    { length: indicatorCount },
    (_, i) => `${i + 1} | Lượt khách tuyến số ${i + 1} | lượt | trên ${(i + 1) * 10} | Phòng Nghiệp vụ 1`,
  );
  return `ỦY BAN NHÂN DÂN
TỈNH BẮC SƠN HÀ
${issuer}
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: ${number}

Bắc Sơn Hà, ngày 12 tháng 01 năm 2026

KẾ HOẠCH

Phát triển tuyến tham quan năm 2026

Căn cứ Quyết định số 100/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về việc giao nhiệm vụ năm 2026;

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.

I. NHIỆM VỤ

${tasks.join('\n\n')}

II. TỔ CHỨC THỰC HIỆN

Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị kịp thời phản ánh./.

GIÁM ĐỐC

Trần Văn Mẫu

PHỤ LỤC 01

CHỈ TIÊU NĂM 2026

(Kèm theo Kế hoạch số ${number} ngày 12 tháng 01 năm 2026 của Sở Du lịch)

STT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2026 | Đơn vị chủ trì theo dõi
${indicators.join('\n')}
`;
}
