import { congressDocuments } from "../agenda";
import type { AgendaTemplate } from "./template";

/**
 * A provincial congress of three days with a preparatory afternoon and six discussion centres, as the provinces held
 * them in 2020. Lengths and order are defaults.
 */
export const province: AgendaTemplate = {
  code: "province",
  days: 3,
  groups: 6,
  sessions: [
    {
      kind: "preparatory",
      title: "Phiên trù bị",
      day: 0,
      start: "13:30",
      end: "17:00",
      slots: [
        { type: "gathering", minutes: 15 },
        { type: "presidium-election", minutes: 30 },
        { type: "rules-adoption", minutes: 15 },
        { type: "programme-adoption", minutes: 15 },
        { type: "credentials-report", minutes: 15 },
        {
          type: "group-division",
          minutes: 15,
          title: "Chia tổ thảo luận, giới thiệu tổ trưởng và thư ký tổ",
        },
        { type: "break", minutes: 15 },
        {
          type: "document-presentation",
          minutes: 60,
          title: "Giới thiệu tóm tắt dự thảo các văn kiện đại hội",
          documents: [...congressDocuments],
        },
        { type: "other", minutes: 30, title: "Phổ biến công tác tổ chức, phục vụ đại hội", room: "hall" },
      ],
    },
    {
      kind: "official",
      title: "Phiên khai mạc",
      day: 1,
      start: "07:30",
      end: "11:30",
      slots: [
        { type: "gathering", minutes: 30 },
        { type: "opening", minutes: 40, title: "Chào cờ, khai mạc đại hội", fixed: true },
        {
          type: "document-presentation",
          minutes: 40,
          title: "Trình bày Báo cáo chính trị",
          documents: ["political-report"],
        },
        { type: "guest-address", minutes: 30, title: "Phát biểu chỉ đạo của đại biểu Trung ương" },
        { type: "break", minutes: 15 },
        {
          type: "document-presentation",
          minutes: 30,
          title: "Trình bày Báo cáo kiểm điểm của Ban Chấp hành",
          documents: ["review-report"],
        },
        {
          type: "document-presentation",
          minutes: 30,
          title: "Trình bày dự thảo Chương trình hành động",
          documents: ["action-programme"],
        },
      ],
    },
    {
      kind: "official",
      title: "Thảo luận tổ",
      day: 1,
      start: "13:30",
      end: "17:00",
      slots: [
        {
          type: "group-discussion",
          minutes: 120,
          title: "Thảo luận tổ tại các trung tâm thảo luận",
          documents: [...congressDocuments],
        },
        { type: "break", minutes: 15 },
        {
          type: "group-report-back",
          minutes: 45,
          title: "Các tổ báo cáo tổng hợp ý kiến với Đoàn Chủ tịch",
        },
      ],
    },
    {
      kind: "official",
      title: "Thảo luận và bầu cử",
      day: 2,
      start: "07:30",
      end: "11:30",
      slots: [
        { type: "plenary-discussion", minutes: 75, title: "Thảo luận văn kiện tại hội trường" },
        { type: "personnel-report", minutes: 25, title: "Báo cáo công tác nhân sự Ban Chấp hành khóa mới" },
        { type: "break", minutes: 15 },
        { type: "nomination", minutes: 30 },
        { type: "ballot", minutes: 60, title: "Bầu Ban Chấp hành Đảng bộ khóa mới" },
      ],
    },
    {
      kind: "official",
      title: "Phiên bế mạc",
      day: 2,
      start: "13:30",
      end: "17:00",
      slots: [
        { type: "ballot-result", minutes: 20, title: "Công bố kết quả bầu Ban Chấp hành" },
        { type: "ballot", minutes: 45, title: "Bầu đoàn đại biểu dự đại hội cấp trên" },
        { type: "break", minutes: 20 },
        { type: "ballot-result", minutes: 15, title: "Công bố kết quả bầu đoàn đại biểu" },
        { type: "other", minutes: 20, title: "Ra mắt Ban Chấp hành và đoàn đại biểu", room: "hall" },
        { type: "resolution-adoption", minutes: 30 },
        { type: "closing", minutes: 30, title: "Bế mạc đại hội, chào cờ" },
      ],
    },
  ],
};
