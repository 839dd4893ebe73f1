import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DivisionHead } from "~/groups/desk/divisions.server";
import { Button, ButtonLink } from "~/ui/button";

/** What can be done with a division as a whole. */
export function DivisionTools({
  groups,
  division,
  isDivided,
  children,
}: {
  groups: string;
  division: Pick<DivisionHead, "id" | "name" | "isChosen" | "version">;
  isDivided: boolean;
  /** The form that divides. */
  children: ReactNode;
}) {
  const { t } = useTranslation(["groups", "common"]);
  const { id, name, version, isChosen } = division;
  const base = `${groups}/${id}`;
  return (
    <div className="no-print flex flex-wrap gap-2">
      {isDivided && !isChosen ? (
        <Form method="post" action={groups}>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <Button look="primary" name="intent" value="choose">
            {t("groups.choose")}
          </Button>
        </Form>
      ) : null}
      {children}
      <ButtonLink to={`${base}/setup`}>{t("division.setup")}</ButtonLink>
      {isDivided ? (
        <>
          <ButtonLink to={`${base}/papers`}>{t("division.papers")}</ButtonLink>
          <ButtonLink to={`${base}/reports`}>{t("reports.overview.title")}</ButtonLink>
        </>
      ) : null}
      <ButtonLink to={`${base}/history`}>{t("division.history")}</ButtonLink>
      <ButtonLink to={`${groups}/compare?a=${id}`}>{t("groups.compare")}</ButtonLink>
      <Form method="post" action={groups}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="name" value={t("groups.copy-name", { name }).slice(0, 200)} />
        <Button name="intent" value="copy">
          {t("groups.copy")}
        </Button>
      </Form>
      <details className="open:w-full">
        <summary className="text-accent inline-flex min-h-11 items-center px-2 text-sm font-semibold">
          {t("division.more")}
        </summary>
        <div className="flex flex-wrap items-end gap-2">
          <Form method="post" action={groups} className="flex flex-wrap items-end gap-2">
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={version} />
            <label className="grid gap-1 text-sm font-semibold">
              {t("groups.name")}
              <input
                name="name"
                defaultValue={name}
                maxLength={200}
                className="border-line-strong bg-surface min-h-11 rounded-md border px-3 py-2 text-base font-normal"
              />
            </label>
            <Button name="intent" value="rename">
              {t("groups.rename")}
            </Button>
          </Form>
          <ButtonLink look="danger" to={`${base}/delete`}>
            {t("groups.delete")}
          </ButtonLink>
        </div>
      </details>
    </div>
  );
}
