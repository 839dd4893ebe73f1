import { congressDocuments } from "../agenda";
import type { AgendaTemplate } from "./template";

/** The congress of a directly affiliated committee, a day and a half. Lengths and order are defaults. */
export const affiliated: AgendaTemplate = {
  code: "affiliated",
  days: 2,
  groups: 3,
  sessions: [
    {
      kind: "preparatory",
      title: "Phiên trù bị",
      day: 0,
      start: "13:30",
      end: "17:30",
      slots: [
        { type: "gathering", minutes: 15 },
        { type: "presidium-election", minutes: 20 },
        { type: "rules-adoption", minutes: 10 },
        { type: "programme-adoption", minutes: 10 },
        { type: "credentials-report", minutes: 10 },
        {
          type: "document-presentation",
          minutes: 45,
          title: "Trình bày tóm tắt các dự thảo văn kiện đại hội",
          documents: [...congressDocuments],
        },
        { type: "group-division", minutes: 10 },
        { type: "break", minutes: 15 },
        {
          type: "group-discussion",
          minutes: 90,
          documents: [...congressDocuments],
        },
      ],
    },
    {
      kind: "official",
      title: "Phiên chính thức, buổi sáng",
      day: 1,
      start: "07:30",
      end: "11:30",
      slots: [
        { type: "gathering", minutes: 30 },
        { type: "opening", minutes: 30, title: "Chào cờ, khai mạc đại hội", fixed: true },
        {
          type: "document-presentation",
          minutes: 45,
          title: "Trình bày Báo cáo chính trị, Báo cáo kiểm điểm và dự thảo Chương trình hành động",
          documents: [...congressDocuments],
        },
        { type: "group-report-back", minutes: 30 },
        { type: "break", minutes: 15 },
        { type: "guest-address", minutes: 20 },
        { type: "plenary-discussion", minutes: 60 },
      ],
    },
    {
      kind: "official",
      title: "Phiên chính thức, buổi chiều",
      day: 1,
      start: "13:30",
      end: "16:45",
      slots: [
        { type: "personnel-report", minutes: 15 },
        { type: "nomination", minutes: 20 },
        { type: "ballot", minutes: 45, title: "Bầu Ban Chấp hành Đảng bộ khóa mới" },
        { type: "break", minutes: 20 },
        { type: "ballot-result", minutes: 15 },
        { type: "ballot", minutes: 30, title: "Bầu đoàn đại biểu dự đại hội đảng bộ cấp trên" },
        { type: "ballot-result", minutes: 10, title: "Công bố kết quả bầu đoàn đại biểu" },
        { type: "resolution-adoption", minutes: 15 },
        { type: "closing", minutes: 20 },
      ],
    },
  ],
};
