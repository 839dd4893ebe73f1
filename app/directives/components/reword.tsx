import { Form, type FormProps } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PartAnswer } from "~/directives/part-answer.server";
import { Button, ButtonLink } from "~/ui/button";
import { Card, Notice } from "~/ui/page";

interface RewordProps {
  title: string;
  here: string;
  /** Where one goes without saving. */
  back: string;
  version: number;
  answer: PartAnswer | null;
  form: FormProps;
  /** The fields. */
  children: ReactNode;
}

/** What a clause or a duty says, to be said otherwise. */
export function RewordCard({ title, here, back, version, answer, form, children }: RewordProps) {
  const { t } = useTranslation("common");
  return (
    <Card title={title}>
      <Form method="post" action={here} {...form} className="grid gap-4">
        {answer ? (
          <Notice tone="block" live>
            {answer.problem}
          </Notice>
        ) : null}
        <input type="hidden" name="basedOn" value={answer?.basedOn ?? version} />
        {children}
        <div className="flex flex-wrap gap-2">
          <Button look="primary">{t("save")}</Button>
          <ButtonLink to={back}>{t("cancel")}</ButtonLink>
        </div>
      </Form>
    </Card>
  );
}
