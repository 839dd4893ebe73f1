import { expect } from "vitest";
import { z } from "zod";

/** An element of XML as it was read. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const dateTime = z.iso.datetime({ offset: true });
const positive = z.string().regex(/^[1-9]\d*$/);
const duration = z.string().regex(/^\d{1,2}:\d{2}(:\d{1,2})?$/);
const start = z.string().regex(/^[0-2]\d:[0-5]\d(:[0-5]\d)?$/);
const uuid = z.string().regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i);
const address = z.url({ protocol: /^https?$/ });
const anyText = z.string();

/** Elements that hold text only, each at most once, in any order. */
const conference = z.strictObject({
  ...{ title: anyText, acronym: anyText },
  ...z
    .object({
      ...{ start: z.iso.date(), end: z.iso.date(), days: z.string().regex(/^\d+$/) },
      ...{ timeslot_duration: duration, base_url: address, time_zone_name: anyText },
    })
    .partial().shape,
});
const event = z.strictObject({
  ...{ room: anyText, title: anyText, subtitle: anyText, type: anyText, date: dateTime, start, duration },
  ...{ abstract: anyText, slug: anyText, track: anyText },
  ...z
    .object({
      logo: anyText,
      language: anyText,
      description: anyText,
      video_download_url: address,
      url: address,
    })
    .partial().shape,
});
/** Attributes. */
const ofDay = z.strictObject({ date: z.iso.date(), start: dateTime, end: dateTime, index: positive });
const ofRoom = z.strictObject({ name: anyText });
const ofEvent = z.strictObject({ id: positive, guid: uuid });
const none = z.strictObject({});
const items = {
  persons: { name: "person", attributes: z.strictObject({ id: positive.optional() }) },
  links: { name: "link", attributes: z.strictObject({ href: anyText.optional() }) },
};

/**
 * What the C3VOC's published XML Schema of schedule.xml asks for: which elements in which order and how often, which
 * attributes, which forms of their texts, and what must not come twice.
 */
export function expectValidSchedule(root: Element): void {
  const [version, about, ...days] = root.children;
  expect([root.name, root.attributes, root.text.trim()]).toEqual(["schedule", {}, ""]);
  expect([version?.name, version?.children]).toEqual(["version", []]);
  expect(about?.name).toBe("conference");
  expectTexts(about as Element, conference, []);
  expect(days.length).toBeGreaterThan(0);
  for (const day of days) {
    expectElement(day, "day", ofDay);
    for (const room of day.children) {
      expectElement(room, "room", ofRoom);
      room.children.forEach(expectEvent);
    }
  }
  const events = days.flatMap((day) => day.children.flatMap(({ children }) => children));
  expectUnique(events.map(({ attributes }) => attributes.id));
  expectUnique(events.map(({ attributes }) => attributes.guid));
  expectUnique(events.map(({ children }) => children.find(({ name }) => name === "slug")?.text));
  expectUnique(days.map(({ attributes }) => attributes.index));
}

function expectEvent(element: Element): void {
  expectElement(element, "event", ofEvent);
  expectTexts(element, event, ["persons", "links"]);
  for (const list of element.children) {
    if (list.name !== "persons" && list.name !== "links") continue;
    expectElement(list, list.name, none);
    const { name, attributes } = items[list.name];
    for (const item of list.children) {
      expect([item.name, item.children]).toEqual([name, []]);
      attributes.parse(item.attributes);
    }
  }
}

/** An element that holds elements only, with these attributes and no others. */
function expectElement(element: Element, name: string, attributes: z.ZodType): void {
  expect([element.name, element.text.trim()]).toEqual([name, ""]);
  attributes.parse(element.attributes);
}

function expectTexts({ children, name }: Element, schema: z.ZodType, lists: readonly string[]): void {
  expectUnique(children.map((child) => child.name));
  const texts = children.filter((child) => !lists.includes(child.name));
  for (const child of texts) expect([name, child.children, child.attributes]).toEqual([name, [], {}]);
  schema.parse(Object.fromEntries(texts.map((child) => [child.name, child.text])));
}

const expectUnique = (all: readonly (string | undefined)[]) => expect(new Set(all).size).toBe(all.length);
