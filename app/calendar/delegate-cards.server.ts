import { z } from "zod";
import { can } from "~/accounts/permissions";
import { authorise, notFound, type Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import type { Congress } from "~/congress/congress";
import { takesPart } from "~/groups/delegate";
import { findDelegate, listDelegates } from "~/groups/delegates.server";
import { readNamedSeats, type NamedSeat } from "~/groups/desk/named-seats.server";
import { wordDays, wordInstant } from "~/platform/days";
import { id } from "~/platform/fields";
import { judgeForm } from "~/platform/forms.server";
import { compareTitles, nameIn } from "~/platform/vietnamese";
import { workspaceZone } from "~/platform/settings.server";
import {
  findDelegateAddresses,
  makeDelegateAddresses,
  renewDelegateAddress,
  revokeDelegateAddress,
} from "./delegate-feeds.server";
import { feedPagePath } from "./feed-address";
import { qrCodeOf } from "~/platform/qr-code.server";

/** Twelve sheets of eight cards. */
const pageLength = 96;

interface Filter {
  unit: string;
  group: string;
  page: number;
}

/** The cards of the delegates who take part, each with the way to the delegate's own calendar. */
export async function viewDelegateCards(
  visit: Visit<SignedIn>,
  congress: Congress,
  { unit, group, page: asked }: Filter,
) {
  const { db, config, t, language, viewer } = visit;
  const everyone = (await listDelegates(db, congress.id)).filter(takesPart);
  const seats = await readNamedSeats(db, congress.id, null, null);
  const addresses = await findDelegateAddresses(db, config, congress.id);
  const groupsOf = (id: string) => (seats.get(id) ?? []).flatMap((seat) => seat?.group ?? []);
  const found = everyone.filter(
    (delegate) =>
      (unit === "" || delegate.unit === unit) && (group === "" || groupsOf(delegate.id).includes(group)),
  );
  const pages = Math.max(1, Math.ceil(found.length / pageLength));
  const page = Math.min(pages, Math.max(1, asked));
  return {
    title: t("calendar:cards.title"),
    congress: {
      slug: congress.slug,
      title: nameIn(congress.title, language),
      days:
        congress.firstDay && congress.lastDay ? wordDays(congress.firstDay, congress.lastDay, language) : "",
      place: congress.place,
    },
    mayEdit: can(viewer, "delegate:edit", { committeePath: congress.committee.path }),
    units: unique(everyone.map((delegate) => delegate.unit)),
    groups: unique(everyone.flatMap(({ id }) => groupsOf(id))),
    ...{ unit, group, page, pages, total: everyone.length, found: found.length },
    without: everyone.filter(({ id }) => !addresses.has(id)).length,
    cards: found.slice((page - 1) * pageLength, page * pageLength).map(({ id, name, code, unit: from }) => {
      const address = addresses.get(id);
      const reads = address?.reads ?? null;
      return {
        ...{ id, name, code, unit: from },
        seats: wordSeats(seats.get(id) ?? [], visit),
        qrCode: address ? qrCodeOf(`${config.baseUrl}${feedPagePath(address.token)}`) : null,
        read:
          reads === null
            ? t("calendar:secret.never-read")
            : t("calendar:secret.read", {
                at: wordInstant(reads.lastAt, language, workspaceZone),
                count: reads.count,
              }),
      };
    }),
  };
}

/** What somebody asked for by a form of the page. Answers what was done. */
export async function changeDelegateCards(visit: Visit<SignedIn>, congress: Congress, form: FormData) {
  const { db, config, viewer, now } = visit;
  authorise(visit, "delegate:edit", { committeePath: congress.committee.path });
  const intent = form.get("intent");
  if (intent === "make") {
    const everyone = (await listDelegates(db, congress.id)).filter(takesPart);
    const ids = everyone.map(({ id }) => id);
    return {
      done: "made" as const,
      count: await makeDelegateAddresses(db, config, viewer, now, congress.id, ids),
    };
  }
  const submission = judgeForm(form, z.object({ delegate: id() }), visit.t);
  const delegate =
    submission.status === "success" ? await findDelegate(db, congress.id, submission.value.delegate) : null;
  if (!delegate) notFound();
  switch (intent) {
    case "renew":
      await renewDelegateAddress(db, config, viewer, now, congress.id, delegate.id);
      return { done: "renewed" as const, count: 1 };
    case "revoke":
      if (!(await revokeDelegateAddress(db, viewer, now, congress.id, delegate.id))) notFound();
      return { done: "revoked" as const, count: 1 };
    default:
      throw new Response(null, { status: 400 });
  }
}

/** `Tổ 3 · Phòng A (tổ trưởng)`, once where all rounds have the same. */
function wordSeats(seats: readonly (NamedSeat | null)[], { t }: Visit<SignedIn>): string[] {
  const words = seats.map((seat) => {
    if (!seat) return "";
    const duty = seat.duty === "member" ? "" : ` (${t(`calendar:cards.duty-${seat.duty}`)})`;
    return `${[seat.group, seat.room].filter((part) => part !== "").join(" · ")}${duty}`;
  });
  if (new Set(words).size <= 1) return words.slice(0, 1).filter((word) => word !== "");
  return words.map((word, at) => `${t("calendar:cards.round", { number: at + 1 })}: ${word || "–"}`);
}

const unique = (texts: readonly string[]): string[] =>
  [...new Set(texts)].filter((text) => text !== "").sort(compareTitles);
