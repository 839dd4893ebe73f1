import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "~/ui/button";
import { Badge, Card } from "~/ui/page";

interface Props {
  /** The page of the person. */
  here: string;
  isDisabled: boolean;
  hasFactor: boolean;
}

/** What an administrator does with somebody's account: a new link, the second factor, shutting out, erasing. */
export function AccountActs({ here, isDisabled, hasFactor }: Props) {
  const { t } = useTranslation("accounts");
  return (
    <Card title={t("account.title")}>
      <p className="mb-3 flex flex-wrap gap-2">
        {isDisabled ? <Badge tone="neutral">{t("people.disabled")}</Badge> : null}
        <Badge tone={hasFactor ? "good" : "neutral"}>
          {t(hasFactor ? "second-factor.has" : "second-factor.has-none")}
        </Badge>
      </p>
      <Form method="post" action={here} className="flex flex-wrap gap-2">
        {isDisabled ? (
          <>
            <Button name="intent" value="enable">
              {t("people.enable")}
            </Button>
            <ButtonLink to={`${here}/erase`}>{t("erase.title")}</ButtonLink>
          </>
        ) : (
          <>
            <Button name="intent" value="link">
              {t("people.new-link")}
            </Button>
            {hasFactor ? (
              <Button look="danger" name="intent" value="forget-factor">
                {t("second-factor.forget")}
              </Button>
            ) : null}
            <Button look="danger" name="intent" value="disable">
              {t("people.disable")}
            </Button>
          </>
        )}
      </Form>
    </Card>
  );
}
