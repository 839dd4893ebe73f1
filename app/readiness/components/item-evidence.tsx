import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { acceptedUploads } from "~/platform/files/upload-name";
import type { ItemView } from "~/readiness/item-view.server";
import { Button } from "~/ui/button";
import { AttachedFiles, FileField } from "~/ui/files";
import { Card } from "~/ui/page";

/** The files that prove the item. */
export function ItemEvidence({ here, item }: { here: string; item: ItemView }) {
  const { t } = useTranslation(["readiness", "form"]);
  const isSettled = item.state === "confirmed" && item.tie === null;
  return (
    <Card id="evidence" title={t("evidence.title")}>
      {item.needsEvidence && item.evidence.length === 0 ? (
        <p className="mb-2">{t("evidence.needed")}</p>
      ) : null}
      {item.evidence.length === 0 ? (
        <p className="text-muted">{t("evidence.none")}</p>
      ) : (
        <AttachedFiles
          files={item.evidence}
          folder={`${here}/evidence`}
          removal={item.mayWithdraw ? { here, intent: "withdraw", field: "evidence" } : null}
        />
      )}
      {item.mayWork && !isSettled ? (
        <Form method="post" action={here} encType="multipart/form-data" className="mt-4 grid gap-2">
          <input type="hidden" name="intent" value="evidence" />
          <FileField
            id="evidence-file"
            name="file"
            label={t("evidence.file")}
            hint={t("form:upload.hint")}
            accept={acceptedUploads}
          />
          <div>
            <Button>{t("evidence.submit")}</Button>
          </div>
        </Form>
      ) : null}
    </Card>
  );
}
