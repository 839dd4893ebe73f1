import { congressDocuments } from "../agenda";
import type { AgendaTemplate } from "./template";

/**
 * A district congress of two days; the preparatory session itself takes the first half day, as district congresses of
 * 2020 did. Lengths and order are defaults.
 */
export const district: AgendaTemplate = {
  code: "district",
  days: 2,
  groups: 4,
  sessions: [
    {
      kind: "preparatory",
      title: "Phiên trù bị",
      day: 0,
      start: "07:30",
      end: "11:00",
      slots: [
        { type: "gathering", minutes: 30 },
        { type: "presidium-election", minutes: 30 },
        { type: "rules-adoption", minutes: 15 },
        { type: "programme-adoption", minutes: 10 },
        { type: "credentials-report", minutes: 15 },
        { type: "break", minutes: 15 },
        {
          type: "document-presentation",
          minutes: 60,
          title: "Trình bày tóm tắt các dự thảo văn kiện đại hội",
          documents: [...congressDocuments],
        },
        {
          type: "group-division",
          minutes: 15,
          title: "Chia tổ thảo luận, giới thiệu tổ trưởng và thư ký tổ",
        },
      ],
    },
    {
      kind: "preparatory",
      title: "Thảo luận tổ",
      day: 0,
      start: "13:30",
      end: "17:00",
      slots: [
        {
          type: "group-discussion",
          minutes: 120,
          documents: [...congressDocuments],
        },
        { type: "break", minutes: 15 },
        { type: "group-report-back", minutes: 45 },
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
        { type: "opening", minutes: 30, title: "Chào cờ, khai mạc đại hội", fixed: true },
        {
          type: "document-presentation",
          minutes: 60,
          title: "Trình bày Báo cáo chính trị, Báo cáo kiểm điểm và dự thảo Chương trình hành động",
          documents: [...congressDocuments],
        },
        { type: "guest-address", minutes: 30 },
        { type: "break", minutes: 15 },
        { type: "plenary-discussion", minutes: 60 },
      ],
    },
    {
      kind: "official",
      title: "Bầu cử và bế mạc",
      day: 1,
      start: "13:30",
      end: "17:15",
      slots: [
        { type: "personnel-report", minutes: 20 },
        { type: "nomination", minutes: 20 },
        { type: "ballot", minutes: 45, title: "Bầu Ban Chấp hành Đảng bộ khóa mới" },
        { type: "break", minutes: 20 },
        { type: "ballot-result", minutes: 15 },
        { type: "ballot", minutes: 30, title: "Bầu đoàn đại biểu dự đại hội đảng bộ cấp trên" },
        { type: "ballot-result", minutes: 10, title: "Công bố kết quả bầu đoàn đại biểu" },
        { type: "resolution-adoption", minutes: 20 },
        { type: "closing", minutes: 30 },
      ],
    },
  ],
};
