export const sampleWording = {
  vi: {
    title: "Dữ liệu mẫu",
    lead: "Một đảng bộ mẫu để tập dùng: đại hội có phòng họp, 286 đại biểu tự sinh, chương trình đầy đủ và danh mục chuẩn bị đang làm dở. Mọi tên và số liệu đều không có thật.",
    load: "Nạp dữ liệu mẫu",
    remove: "Xóa dữ liệu mẫu",
    "remove-note": "Xóa cả những gì đã thử trên đảng bộ mẫu. Dữ liệu thật không bị ảnh hưởng.",
    loaded: "Dữ liệu mẫu đang có trong hệ thống.",
    see: "Mở đại hội mẫu",
  },
  en: {
    title: "Sample data",
    lead: "A sample committee to try things on: a congress with rooms, 286 generated delegates, a complete agenda and a checklist in the middle of its work. Every name and figure is invented.",
    load: "Load the sample",
    remove: "Remove the sample",
    "remove-note": "What was tried on the sample goes too. Real data is not touched.",
    loaded: "The sample is loaded.",
    see: "Open the sample congress",
  },
};
