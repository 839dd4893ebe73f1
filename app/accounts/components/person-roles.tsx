import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { Choices } from "~/platform/choices";
import { Button } from "~/ui/button";
import type { GiveRoleForm } from "../role-form";
import { RoleFields } from "./role-fields";

/** The roles that a person holds, each to be taken away. */
export function HeldRoles({
  action,
  held,
}: {
  action: string;
  held: { id: string; name: string; where: string }[];
}) {
  const { t } = useTranslation("accounts");
  return (
    <ul className="divide-line mb-4 divide-y">
      {held.map((role) => (
        <li key={role.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
          <span className="min-w-0 break-words">
            <strong>{role.name}</strong>, {role.where}
          </span>
          <Form method="post" action={action}>
            <input type="hidden" name="held" value={role.id} />
            <Button
              look="danger"
              name="intent"
              value="take"
              aria-label={t("people.take-label", { role: role.name })}
            >
              {t("people.take")}
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}

/** Gives a person one more role, for everything or for one committee and those below it. */
export function GiveRole({
  action,
  committees,
  reply,
}: {
  action: string;
  committees: Choices;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("accounts");
  const [form, fields] = useForm<z.input<typeof GiveRoleForm>>({
    id: "give-role",
    lastResult: reply,
    constraint: { role: { required: true } },
  });
  return (
    <Form
      method="post"
      action={action}
      {...getFormProps(form)}
      className="grid items-end gap-4 sm:grid-cols-2"
    >
      <input type="hidden" name="intent" value="give" />
      <RoleFields fields={fields} committees={committees} hint={t("people.committee-hint")} reply={reply} />
      <div className="sm:col-span-2">
        <Button>{t("people.give")}</Button>
      </div>
    </Form>
  );
}
