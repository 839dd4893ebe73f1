/** Words that stand inside feeds, and answers to programs that read them. */
export const feedWording = {
  vi: {
    mark: { cancelled: "[HỦY]", moved: "[DỜI]" },
    category: { congress: "Đại hội", session: "Phiên họp", slot: "Chương trình đại hội", break: "Nghỉ" },
    entry: {
      room: "Phòng",
      people: "Người thực hiện",
      documents: "Văn kiện",
      groups: "Tổ thảo luận",
      "moved-from": "Dời từ {{time}} ngày {{day}}",
      sample: "Đại hội mẫu: dữ liệu minh họa, không phải sự kiện thật.",
      term: "Nhiệm kỳ {{term}}",
      delegates: "{{count}} đại biểu triệu tập",
    },
    feed: {
      schedule: "Lịch đại hội",
      "schedule-holds": "Ngày họp của các đại hội công khai trên trang Đại hội.",
      "agenda-holds":
        "Chương trình đã ban hành, gồm cả giờ nghỉ. Mục bị hủy ghi [HỦY], mục dời giờ ghi [DỜI].",
      "secret-holds": "Lịch riêng “{{name}}”. Không chuyển địa chỉ này cho người khác.",
      "nothing-yet": "Hiện chưa có mục nào.",
    },
    "left-out": {
      "held-unknown": "Không có trong lịch: {{count}} đại hội đã tổ chức nhưng nguồn không ghi ngày.",
      "not-set": "Không có trong lịch: {{count}} đại hội chưa định ngày.",
    },
    answer: {
      unknown: "Không có lịch này. Hãy mở trang Lịch để lấy địa chỉ đúng: {{page}}",
      revoked: "Địa chỉ lịch này đã bị thu hồi. Hãy tạo địa chỉ mới ở trang Lịch: {{page}}",
      "too-many": "Quá nhiều lần thử địa chỉ sai. Hãy chờ {{minutes}} phút.",
      method: "Địa chỉ này chỉ để đọc.",
    },
  },
  en: {
    mark: { cancelled: "[CANCELLED]", moved: "[MOVED]" },
    category: { congress: "Congress", session: "Session", slot: "Congress programme", break: "Break" },
    entry: {
      room: "Room",
      people: "With",
      documents: "Documents",
      groups: "Discussion groups",
      "moved-from": "Moved from {{time}} on {{day}}",
      sample: "A sample congress: made up, not a real event.",
      term: "Term {{term}}",
      delegates_one: "{{count}} delegate",
      delegates_other: "{{count}} delegates",
    },
    feed: {
      schedule: "Congress schedule",
      "schedule-holds": "The days of the public congresses.",
      "agenda-holds":
        "The published programme with its breaks. What is cancelled says [CANCELLED], what was moved says [MOVED].",
      "secret-holds": "Private calendar “{{name}}”. Do not pass its address on.",
      "nothing-yet": "There is nothing in it yet.",
    },
    "left-out": {
      "held-unknown_one":
        "Left out: {{count}} congress that was held on a day that the source does not state.",
      "held-unknown_other":
        "Left out: {{count}} congresses that were held on days that the source does not state.",
      "not-set_one": "Left out: {{count}} congress whose day is not set.",
      "not-set_other": "Left out: {{count}} congresses whose day is not set.",
    },
    answer: {
      unknown: "There is no such calendar. Open the Calendar page for the right address: {{page}}",
      revoked: "This calendar address was revoked. Make a new one on the Calendar page: {{page}}",
      "too-many": "Too many wrong addresses were tried. Wait {{minutes}} minutes.",
      method: "This address can only be read.",
    },
  },
};
