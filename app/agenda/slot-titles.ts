import type { CongressDocument, SlotType } from "./agenda";

/** What offices write for each kind of slot: the title of a slot that the program inserts. Content, hence Vietnamese. */
export const usualTitles: Record<SlotType, string> = {
  gathering: "Đón tiếp đại biểu, ổn định tổ chức",
  opening: "Khai mạc đại hội",
  "presidium-election": "Bầu Đoàn Chủ tịch, Đoàn Thư ký, Ban Thẩm tra tư cách đại biểu",
  "credentials-report": "Báo cáo thẩm tra tư cách đại biểu",
  "rules-adoption": "Thông qua quy chế làm việc của đại hội",
  "programme-adoption": "Thông qua chương trình làm việc của đại hội",
  "group-division": "Chia tổ thảo luận",
  "document-presentation": "Trình bày văn kiện đại hội",
  "group-discussion": "Thảo luận tổ về văn kiện đại hội",
  "plenary-discussion": "Thảo luận tại hội trường",
  "group-report-back": "Báo cáo kết quả thảo luận tổ",
  "personnel-report": "Báo cáo công tác nhân sự",
  nomination: "Ứng cử, đề cử",
  ballot: "Bỏ phiếu bầu cử",
  "ballot-result": "Công bố kết quả bầu cử",
  "guest-address": "Phát biểu của đại biểu cấp trên",
  "resolution-adoption": "Thông qua nghị quyết đại hội",
  closing: "Bế mạc đại hội",
  break: "Nghỉ giải lao",
  other: "Nội dung khác",
};

export const usualDocumentTitles: Record<CongressDocument, string> = {
  "political-report": "Báo cáo chính trị",
  "review-report": "Báo cáo kiểm điểm",
  "action-programme": "Chương trình hành động",
};

/** Minutes that such a slot usually takes: the length of a slot that the program inserts. Defaults, not quotations. */
export const usualMinutes: Record<SlotType, number> = {
  gathering: 30,
  opening: 30,
  "presidium-election": 20,
  "credentials-report": 15,
  "rules-adoption": 15,
  "programme-adoption": 10,
  "group-division": 15,
  "document-presentation": 45,
  "group-discussion": 120,
  "plenary-discussion": 60,
  "group-report-back": 30,
  "personnel-report": 20,
  nomination: 30,
  ballot: 45,
  "ballot-result": 15,
  "guest-address": 30,
  "resolution-adoption": 20,
  closing: 20,
  break: 15,
  other: 30,
};
