import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { RefusedFiles } from "~/groups/components/refused-files";
import { openUpload } from "~/groups/import/open-upload.server";
import { outcomes } from "~/groups/import/plan";
import { ButtonLink } from "~/ui/button";
import { Card, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { visit, upload, base, here } = await openUpload(args);
  if (!upload.result) throw redirect(`${here}/preview`);
  const { fileName, result } = upload;
  return { title: visit.t("groups:import.result-title"), base, here, fileName, counts: result.counts };
}

export default function ImportResult() {
  const { title, base, here, fileName, counts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("groups");
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: base, label: t("delegates.title") }]}
        lead={<span className="break-words">{t("import.result-lead", { name: fileName })}</span>}
      />
      <div className="grid max-w-3xl gap-6">
        <Card>
          <dl className="grid grid-cols-2 gap-3 sm:grid-cols-5">
            {outcomes.map((outcome) => (
              <div key={outcome} className="flex flex-col-reverse">
                <dt className="text-muted text-sm">{t(`import.outcome.${outcome}`)}</dt>
                <dd className="text-2xl font-bold tabular-nums">{counts[outcome]}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <div className="flex flex-wrap gap-2">
          <ButtonLink look="primary" to={base}>
            {t("import.to-list")}
          </ButtonLink>
          <ButtonLink to={`${base}/import`}>{t("import.again")}</ButtonLink>
        </div>
        {counts.refused > 0 ? <RefusedFiles here={here} /> : null}
      </div>
    </>
  );
}
