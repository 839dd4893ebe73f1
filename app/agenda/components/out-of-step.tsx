import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Strayed } from "~/agenda/divisions.server";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/page";

interface OutOfStepProps {
  slug: string;
  revision: number;
  strayed: Strayed;
  /** The page to come back to. */
  from: "edit" | "publish";
}

/** Says that groups in the agenda are not those of the division that holds, and leads to what mends it. */
export function OutOfStep({ slug, revision, strayed, from }: OutOfStepProps) {
  const { t } = useTranslation("agenda");
  const divisions = `/congresses/${slug}/agenda/edit/divisions`;
  const { changed, gone, notChosen } = strayed;
  const isStrayed = changed.length + gone.length > 0;
  if (!isStrayed && notChosen.length === 0) return null;
  return (
    <div className="no-print mb-4">
      <Notice tone="warn" title={t(isStrayed ? "divisions.out-of-step-title" : "divisions.not-chosen-title")}>
        {changed.length > 0 ? (
          <p className="break-words">{t("divisions.out-of-step-text", { titles: changed.join("; ") })}</p>
        ) : null}
        {gone.length > 0 ? (
          <p className="break-words">{t("divisions.gone-text", { titles: gone.join("; ") })}</p>
        ) : null}
        {notChosen.length > 0 ? (
          <p className="break-words">{t("divisions.not-chosen-text", { titles: notChosen.join("; ") })}</p>
        ) : null}
        <Form method="post" action={divisions} className="mt-2 flex flex-wrap items-center gap-3">
          <input type="hidden" name="basedOn" value={revision} />
          <input type="hidden" name="from" value={from} />
          {changed.length > 0 ? (
            <Button name="intent" value="update" look="primary">
              {t("divisions.update")}
            </Button>
          ) : null}
          <Link to={divisions} className="inline-flex min-h-11 items-center underline underline-offset-4">
            {t("divisions.look")}
          </Link>
        </Form>
      </Notice>
    </div>
  );
}
