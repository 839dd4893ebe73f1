import { getFormProps, useForm } from "@conform-to/react";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { notFound } from "~/accounts/request.server";
import { DelegateForm, delegateStatuses, personKey, sexes } from "~/groups/delegate";
import { AttributeFields } from "~/groups/components/attribute-fields";
import { findDelegate, findTwin, removeDelegate, saveDelegate } from "~/groups/delegates.server";
import { openDelegates } from "~/groups/open-delegates.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { Button, ButtonLink } from "~/ui/button";
import { SelectField, TextField, TickBox } from "~/ui/fields";
import { Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress } = await openDelegates(args, "delegate:edit");
  const id = args.params.delegateId ?? "";
  const found = id === "new" ? null : await findDelegate(visit.db, congress.id, id);
  if (id !== "new" && !found) notFound();
  return {
    title: visit.t(id === "new" ? "groups:delegate.new-title" : "groups:delegate.edit-title"),
    slug: congress.slug,
    id,
    version: found?.version ?? 0,
    values: found && {
      ...found,
      birthYear: found.birthYear === null ? "" : String(found.birthYear),
      attributes: Object.entries(found.attributes).map(([name, value]) => ({ name, value })),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, congress } = await openDelegates(args, "delegate:edit");
  const { db, viewer, now, t } = visit;
  const where = { db, author: viewer, now, congressId: congress.id };
  const id = args.params.delegateId ?? "";
  const list = `/congresses/${congress.slug}/delegates`;
  const form = await readForm(args.request);
  if (form.get("intent") === "remove") {
    await removeDelegate(where, id);
    return redirect(list);
  }
  const submission = judgeForm(form, DelegateForm, t);
  if (submission.status !== "success") return data({ reply: submission.reply() }, { status: 400 });
  const { basedOn, isTwin, ...values } = submission.value;
  const twin = isTwin ? null : await findTwin(db, congress.id, values, id);
  // Who stays as they are stored was confirmed before.
  const before = twin && id !== "new" ? await findDelegate(db, congress.id, id) : null;
  const isSame = before && personKey(before) === personKey(values);
  if (twin && !isSame) {
    const warning = t("groups:delegate.twin", { name: twin.name, unit: twin.unit || "—" });
    return data({ reply: submission.reply({ formErrors: [warning] }), hasTwin: true }, { status: 409 });
  }
  const saved = await saveDelegate(where, id === "new" ? null : id, basedOn, values);
  switch (saved.kind) {
    case "saved":
      return redirect(list);
    case "gone":
      return notFound();
    case "code-taken": {
      const reply = submission.reply({ fieldErrors: { code: [t("groups:delegate.code-taken")] } });
      return data({ reply }, { status: 400 });
    }
    case "outdated": {
      const { stored } = saved;
      const words: Record<string, string> = {
        ...{ code: stored.code, name: stored.name, unit: stored.unit },
        ...{ ethnicity: stored.ethnicity, sector: stored.sector },
        status: t(`groups:status.${stored.status}`),
        sex: stored.sex ? t(`groups:sex.${stored.sex}`) : "",
        birthYear: String(stored.birthYear ?? ""),
        attributes: Object.entries(stored.attributes)
          .map(([name, value]) => `${name}: ${value}`)
          .join("; "),
      };
      return data(
        { reply: submission.reply({ formErrors: [t("form:outdated")] }), stored: words },
        { status: 409 },
      );
    }
  }
}

export default function DelegatePage() {
  const { title, slug, id, version, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["groups", "common"]);
  const stored = answer && "stored" in answer ? (answer.stored as Record<string, string>) : undefined;
  const [form, fields] = useForm<Record<string, string>>({
    id: "delegate",
    lastResult: answer && "reply" in answer ? answer.reply : undefined,
    defaultValue: (values ?? { status: "elected" }) as unknown as Record<string, string>,
    constraint: { name: { required: true }, status: { required: true } },
  });
  const field = (name: string) => fields[name] as NonNullable<(typeof fields)[string]>;
  const list = `/congresses/${slug}/delegates`;
  const here = `${list}/${encodeURIComponent(id)}`;
  return (
    <>
      <PageHead title={title} trail={[{ to: list, label: t("delegates.title") }]} />
      <Form
        method="post"
        action={here}
        {...getFormProps(form)}
        className="grid max-w-3xl gap-4 sm:grid-cols-2"
      >
        <input type="hidden" name="basedOn" value={version} />
        {form.errors ? (
          <div className="sm:col-span-2">
            <Notice tone="block" live>
              {form.errors.join(" ")}
            </Notice>
          </div>
        ) : null}
        <TextField field={field("name")} label={t("delegate.name")} stored={stored?.name} />
        <TextField field={field("code")} label={t("delegate.code")} stored={stored?.code} />
        <TextField field={field("unit")} label={t("delegate.unit")} stored={stored?.unit} />
        <SelectField
          field={field("status")}
          label={t("delegate.status")}
          stored={stored?.status}
          options={delegateStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
        />
        <SelectField
          field={field("sex")}
          label={t("delegate.sex")}
          stored={stored?.sex}
          empty={t("delegate.unknown")}
          options={sexes.map((value) => ({ value, label: t(`sex.${value}`) }))}
        />
        <TextField
          field={field("birthYear")}
          type="number"
          min={1900}
          max={2100}
          label={t("delegate.birth-year")}
          stored={stored?.birthYear}
        />
        <TextField field={field("ethnicity")} label={t("delegate.ethnicity")} stored={stored?.ethnicity} />
        <TextField field={field("sector")} label={t("delegate.sector")} stored={stored?.sector} />
        <AttributeFields field={field("attributes")} errors={form.allErrors} stored={stored?.attributes} />
        {answer && "hasTwin" in answer ? (
          <div className="sm:col-span-2">
            <TickBox field={field("isTwin")} label={t("delegate.twin-confirm")} />
          </div>
        ) : null}
        <div className="flex flex-wrap gap-2 sm:col-span-2">
          <Button look="primary">{t("common:save")}</Button>
          <ButtonLink to={list}>{t("common:cancel")}</ButtonLink>
        </div>
      </Form>
      {id === "new" ? null : (
        <Form method="post" action={here} className="mt-6">
          <Button look="danger" name="intent" value="remove">
            {t("delegate.remove")}
          </Button>
        </Form>
      )}
    </>
  );
}
