import { createHash, randomBytes } from "node:crypto";
import { serialize } from "node:v8";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { createByteCache } from "./byte-cache";

type Page = Buffer<ArrayBuffer>;

/** Texts between which the outlet stands; nothing that people typed holds them. */
const [start, end] = ["start", "end"].map((name) => `outlet-${name}-${randomBytes(16).toString("hex")}`) as [
  string,
  string,
];

/** What `OutletMarksContext` gives to a page. */
interface Marks {
  start: string;
  end: string;
  isKnown: boolean;
  leave: () => void;
}

/** What was rendered between the frames of pages, by what it was rendered from. */
export interface OutletMemory {
  /**
   * Has a page rendered: whole, or around what was rendered of the same key before. Of many who ask at once one
   * renders, the others wait for it.
   * @param render takes null where nothing is to be remembered
   * @throws what `render` throws
   */
  page(key: string | null, render: (marks: Marks | null) => Promise<Page>): Promise<Page>;
}

/** @param limit in bytes; 0 for remembering nothing */
export function createOutletMemory(limit: number): OutletMemory {
  const kept = createByteCache<Buffer>(limit);
  const making = new Map<string, Promise<Buffer | null>>();
  const renderAll = async (key: string, render: (marks: Marks) => Promise<Page>) => {
    let isLeft = false;
    const page = await render({ start, end, isKnown: false, leave: () => (isLeft = true) });
    const found = placeIn(page);
    const within = found && Buffer.from(page.subarray(found.from, found.to));
    if (within && !isLeft) kept.set(key, within, key.length + within.length);
    return { page: within ? around(page, within) : page, within: isLeft ? null : within };
  };
  return {
    async page(key, render) {
      if (key === null || limit === 0) return render(null);
      const other = making.get(key);
      const known = kept.get(key) ?? (other && (await other));
      if (known) {
        const frame = await render({ start, end, isKnown: true, leave: () => undefined });
        return around(frame, known);
      }
      const rendering = renderAll(key, render);
      const made = rendering.then(
        ({ within }) => within,
        () => null,
      );
      making.set(key, made);
      void made.then(() => making.get(key) === made && making.delete(key));
      return (await rendering).page;
    },
  };
}

function placeIn(page: Page): { from: number; to: number } | null {
  const [before, to] = [page.indexOf(start), page.indexOf(end)];
  return before < 0 || to < before ? null : { from: before + start.length, to };
}

function around(frame: Page, within: Buffer): Page {
  const place = placeIn(frame);
  if (!place) return frame;
  return Buffer.concat([
    frame.subarray(0, place.from - start.length),
    within,
    frame.subarray(place.to + end.length),
  ]);
}

/**
 * What stands between the frame of a page is made by React of nothing but the address, the language and the data of its
 * own loaders: where all of these are the same, letter by letter, it is the same, also for others. Null for pages that
 * are not kept (`context.keep`), and where anything went wrong.
 */
export function keyOfOutlet(
  request: Request,
  status: number,
  { staticHandlerContext: { loaderData, actionData, errors } }: EntryContext,
  { language, isKept }: AppLoadContext,
): string | null {
  if (status !== 200 || actionData || errors || !isKept()) return null;
  const { root: _frame, ...own } = loaderData;
  const { pathname, search } = new URL(request.url);
  return createHash("sha256")
    .update(serialize([pathname, search, language, own]))
    .digest("base64");
}
