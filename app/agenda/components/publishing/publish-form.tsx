import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { Card } from "~/ui/page";

interface PublishFormProps {
  action: string;
  revision: number;
  /** 0 where nothing was published yet. */
  lastVersion: number;
  isReady: boolean;
  /** The draft is the last version: another one would change nothing. */
  isSame: boolean;
}

/** Names the version and publishes it. */
export function PublishForm({ action, revision, lastVersion, isReady, isSame }: PublishFormProps) {
  const { t } = useTranslation("agenda");
  return (
    <Card>
      {isReady ? <p className="text-good mb-3 font-semibold">{t("publishing.ready")}</p> : null}
      {isSame ? <p className="mb-3">{t("publishing.same", { version: lastVersion })}</p> : null}
      <Form method="post" action={action} className="grid max-w-xl gap-3">
        <input type="hidden" name="basedOn" value={revision} />
        <label className="grid gap-1 text-sm font-semibold">
          {t("publishing.name")}
          <input
            name="name"
            maxLength={200}
            aria-describedby="version-name-hint"
            className="border-line-strong bg-surface min-h-11 rounded-md border px-3 py-2 text-base font-normal"
          />
        </label>
        <p id="version-name-hint" className="text-muted text-sm">
          {t("publishing.name-hint")}
        </p>
        <div>
          <Button look={isSame ? "secondary" : "primary"} name="intent" value="publish">
            {t("publishing.submit", { version: lastVersion + 1 })}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
