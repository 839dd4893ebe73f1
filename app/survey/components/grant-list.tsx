import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { GrantView } from "~/survey/access-view.server";
import { Button } from "~/ui/button";
import { Badge } from "~/ui/page";

/** Who was granted what on a plan, until when. */
export function GrantList({ here, grants }: { here: string; grants: GrantView[] }) {
  const { t } = useTranslation("survey");
  if (grants.length === 0) return <p className="text-muted">{t("access.none")}</p>;
  return (
    <ul className="divide-line divide-y">
      {grants.map(({ userId, name, email, capabilities, hasEnded, until, by }) => (
        <li key={userId} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
          <div className="min-w-0 flex-1 basis-64">
            <p className="font-semibold break-words">{name}</p>
            <p className="text-muted text-sm break-words">{email}</p>
            <p className="text-sm">{capabilities.join(", ")}</p>
          </div>
          <div className="text-sm">
            <Badge tone={hasEnded ? "neutral" : "good"}>{until}</Badge>
            <p className="text-muted">{by}</p>
          </div>
          <Form method="post" action={here} className="no-print">
            <input type="hidden" name="intent" value="revoke" />
            <input type="hidden" name="user" value={userId} />
            <Button look="danger" aria-label={t("access.revoke-of", { name })}>
              {t("access.revoke")}
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
