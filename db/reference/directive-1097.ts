import { conclusion1097 } from "./documents";

/** Conclusion 1097-KL/TU of the 31st conference of the provincial Executive Committee. */
export const directive1097 = {
  slug: conclusion1097,
  number: "1097-KL/TU",
  kind: "conclusion",
  title: {
    vi: "Kết luận Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 31",
    en: "Conclusion of the 31st conference of the provincial Party Executive Committee",
  },
  issuer: { vi: "Tỉnh ủy Đắk Lắk", en: "Đắk Lắk provincial Party Committee" },
  issuedOn: "2020-07-03",
  signedBy: { office: "Bí thư", name: "Bùi Văn Cường" },
  opening:
    "Ngày 03/7/2020, Ban Chấp hành Đảng bộ tỉnh tổ chức Hội nghị lần thứ 31 (mở rộng) cho ý kiến các Dự thảo: Báo cáo kiểm điểm Ban Chấp hành, Ban Thường vụ, Thường trực Tỉnh ủy nhiệm kỳ 2015-2020 (lần 1); Báo cáo tình hình công tác 6 tháng đầu năm và phương hướng, nhiệm vụ 6 tháng cuối năm 2020. Sau khi thảo luận, Ban Chấp hành Đảng bộ tỉnh thống nhất kết luận:",
  /** What introduces the tasks of section II. */
  lead: "Để triển khai thực hiện thắng lợi Nghị quyết năm 2020, ngoài các nhiệm vụ và giải pháp đã xác định, đề nghị các cơ quan tham mưu, giúp việc của Tỉnh ủy, Đảng đoàn HĐND tỉnh, Ban cán sự đảng UBND tỉnh; các cấp ủy đảng, chính quyền, các ban, ngành, đoàn thể, cơ quan, đơn vị trong tỉnh theo chức năng, nhiệm vụ, tập trung lãnh đạo, chỉ đạo, điều hành và tổ chức thực hiện một số nhiệm vụ trọng tâm sau:",
  recipients: [
    "Các đồng chí TUV",
    "Các đảng đoàn, ban cán sự đảng",
    "Ủy ban MTTQ và các đoàn thể của tỉnh",
    "Các cơ quan tham mưu, giúp việc Tỉnh ủy",
    "Các sở, ban, ngành của tỉnh",
    "Các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc",
    "Lưu Văn phòng Tỉnh ủy(xh)",
  ],
} as const;

/** Plan 178-KH/TU, of which the Conclusion gives number, day, issuer and purpose; its text is not among our sources. */
export const plan178 = {
  slug: "178-kh-tu",
  number: "178-KH/TU",
  kind: "plan",
  issuedOn: "2020-06-30",
  issuer: "ban-thuong-vu",
  purpose: {
    vi: "Khảo sát, tín nhiệm giới thiệu nhân sự tham gia Ban Chấp hành Đảng bộ tỉnh khóa XVII, nhiệm kỳ 2020-2025",
    en: "Survey and introduction by trust of personnel for the provincial Executive Committee of the 17th term, 2020-2025",
  },
  citedBy: "II.1",
} as const;
