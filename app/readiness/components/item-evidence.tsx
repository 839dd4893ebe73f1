import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { evidenceTypes } from "~/readiness/evidence-name";
import type { ItemView } from "~/readiness/item-view.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/page";

const accepted = [
  ...Object.keys(evidenceTypes),
  ...Object.values(evidenceTypes).map((ending) => `.${ending}`),
];

/** The files that prove the item. */
export function ItemEvidence({ here, item }: { here: string; item: ItemView }) {
  const { t } = useTranslation("readiness");
  const isSettled = item.state === "confirmed" && item.tie === null;
  return (
    <Card id="evidence" title={t("evidence.title")}>
      {item.needsEvidence && item.evidence.length === 0 ? (
        <p className="mb-2">{t("evidence.needed")}</p>
      ) : null}
      {item.evidence.length === 0 ? (
        <p className="text-muted">{t("evidence.none")}</p>
      ) : (
        <ul className="divide-line divide-y">
          {item.evidence.map(({ id, name, about }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-2">
              <div className="min-w-0">
                <a
                  href={`${here}/evidence/${id}`}
                  className="text-accent font-semibold break-all underline underline-offset-4"
                >
                  {name}
                </a>
                <p className="text-muted text-sm">{about}</p>
              </div>
              {item.mayWithdraw ? (
                <Form method="post" action={here}>
                  <input type="hidden" name="intent" value="withdraw" />
                  <input type="hidden" name="evidence" value={id} />
                  <Button look="quiet" aria-label={t("evidence.remove-label", { name })}>
                    {t("evidence.remove")}
                  </Button>
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {item.mayWork && !isSettled ? (
        <Form method="post" action={here} encType="multipart/form-data" className="mt-4 grid gap-2">
          <input type="hidden" name="intent" value="evidence" />
          <label htmlFor="evidence-file" className="text-sm font-semibold">
            {t("evidence.file")}
          </label>
          <p id="evidence-hint" className="text-muted text-sm">
            {t("evidence.hint")}
          </p>
          <input
            id="evidence-file"
            type="file"
            name="file"
            accept={accepted.join(",")}
            aria-describedby="evidence-hint"
            className="border-line-strong bg-surface block min-h-11 w-full min-w-0 rounded-md border px-3 py-2 text-sm"
          />
          <div>
            <Button>{t("evidence.submit")}</Button>
          </div>
        </Form>
      ) : null}
    </Card>
  );
}
