import { expect, it } from "vitest";
import { pathForLog } from "~/platform/log-path";

it("keeps secrets of addresses out of logs, and nothing else", () => {
  expect(pathForLog("/invitations/kX3_secret-part")).toBe("/invitations/…");
  expect(pathForLog("/invitations/kX3_secret-part.data")).toBe("/invitations/…");
  expect(pathForLog("/calendar/f/kX3_secret-part.ics")).toBe("/calendar/f/…");
  expect(pathForLog("/group-report/kX3_secret-part/save")).toBe("/group-report/…/save");
  // Remix finds these as well.
  expect(pathForLog("/Invitations/kX3_secret-part")).toBe("/Invitations/…");
  expect(pathForLog("/%69nvitations/kX3_secret-part")).toBe("/invitations/…");
  expect(pathForLog("/calendar/%66/%")).toBe("/calendar/%66/%");
  expect(pathForLog("/calendar/congresses/mau.ics")).toBe("/calendar/congresses/mau.ics");
  expect(pathForLog("/congresses/invitations/x")).toBe("/congresses/invitations/x");
});
