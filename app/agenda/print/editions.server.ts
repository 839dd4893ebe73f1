import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, type Visit } from "~/accounts/request.server";
import { wordInstant } from "~/platform/days";
import { findRevision } from "../agendas.server";
import { openCongress, openForEditing } from "../open-agenda.server";
import { findPublication } from "../publications.server";
import type { Edition } from "./edition";

/** An edition with what its file is called, without ending: ASCII. */
export interface NamedEdition {
  edition: Edition;
  fileName: string;
}

/**
 * The published version that the address asks for by `?version=n`, or the latest, for anyone who may read it.
 * @throws Response 404 where there is none
 */
export async function publishedEdition(args: LoaderFunctionArgs): Promise<NamedEdition> {
  const { visit, congress } = await openCongress(args);
  const asked = new URL(args.request.url).searchParams.get("version");
  if (asked !== null && !/^[1-9]\d{0,8}$/.test(asked)) notFound();
  const shown = await findPublication(visit.db, congress.id, asked === null ? undefined : Number(asked));
  if (!shown) notFound();
  const before = shown.version > 1 ? await findPublication(visit.db, congress.id, shown.version - 1) : null;
  const { version, name, publishedAt } = shown;
  return {
    edition: {
      ...{ head: congress, agenda: shown.agenda, before, publishedAt, reading: readingOf(visit) },
      label: visit.t(name ? "agenda:programme.version-name" : "agenda:programme.version", {
        ...{ version, name },
        at: wordInstant(publishedAt, visit.language, congress.timezone),
      }),
    },
    fileName: `${congress.slug}-v${version}`,
  };
}

/**
 * The draft, for those who may edit it, compared with the latest published version.
 * @param withInternal compared with the whole revision that was published, not only with what the public got of it
 * @throws Response 404 where no agenda was begun
 */
export async function draftEdition(
  args: LoaderFunctionArgs,
  { withInternal = false } = {},
): Promise<NamedEdition> {
  const { visit, congress, agenda, revision } = await openForEditing(args);
  if (!agenda || !revision) notFound();
  const published = await findPublication(visit.db, congress.id);
  const whole =
    withInternal && published ? await findRevision(visit.db, congress.id, published.revision) : null;
  return {
    edition: {
      ...{ head: congress, agenda, publishedAt: null, reading: readingOf(visit) },
      before: published && { agenda: (whole ?? published).agenda, version: published.version },
      label: visit.t("agenda:print.draft-edition", {
        revision: revision.number,
        at: wordInstant(revision.at, visit.language, congress.timezone),
      }),
    },
    fileName: `${congress.slug}-r${revision.number}`,
  };
}

/** Answers with a document to be kept as a file. */
export const documentResponse = (document: Buffer, fileName: string): Response =>
  new Response(new Uint8Array(document), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "Content-Disposition": `attachment; filename="${fileName}.docx"`,
      "Cache-Control": "private, no-store",
    },
  });

const readingOf = ({ t, language }: Visit) => ({ t, language });
