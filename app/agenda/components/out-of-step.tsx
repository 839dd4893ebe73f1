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

/** Says that groups in the agenda are no longer those of their division, and mends it with one click. */
export function OutOfStep({ slug, revision, strayed: { changed, gone }, from }: OutOfStepProps) {
  const { t } = useTranslation("agenda");
  const divisions = `/congresses/${slug}/agenda/edit/divisions`;
  if (changed.length + gone.length === 0) return null;
  return (
    <div className="no-print mb-4">
      <Notice tone="warn" title={t("divisions.out-of-step-title")}>
        {changed.length > 0 ? (
          <p className="break-words">{t("divisions.out-of-step-text", { titles: changed.join("; ") })}</p>
        ) : null}
        {gone.length > 0 ? (
          <p className="break-words">{t("divisions.gone-text", { titles: gone.join("; ") })}</p>
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
