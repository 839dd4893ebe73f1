import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "~/ui/button";
import { Card, Notice } from "~/ui/page";

interface Props {
  /** What will be gone. */
  name: string;
  /** When it can be deleted. */
  condition: string;
  confirm: string;
  version: number;
  back: string;
  problem: string | undefined;
}

/** The question before something is deleted for good. */
export function DeleteConfirmation({ name, condition, confirm, version, back, problem }: Props) {
  const { t } = useTranslation("common");
  return (
    <div className="grid max-w-2xl gap-4">
      {problem ? (
        <Notice tone="block" live>
          {problem}
        </Notice>
      ) : null}
      <Card>
        <p className="text-lg font-semibold break-words">{name}</p>
        <p className="text-muted mt-1 mb-4 text-sm">{condition}</p>
        <Form method="post" className="flex flex-wrap gap-2">
          <input type="hidden" name="basedOn" value={version} />
          <Button look="danger">{confirm}</Button>
          <ButtonLink to={back}>{t("cancel")}</ButtonLink>
        </Form>
      </Card>
    </div>
  );
}
