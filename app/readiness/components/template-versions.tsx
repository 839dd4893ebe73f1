import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/ui/page";

/** The versions of a template, latest first. */
export function TemplateVersions({ here, shown, latest }: { here: string; shown: number; latest: number }) {
  const { t } = useTranslation("readiness");
  const versions = Array.from({ length: latest }, (_, index) => latest - index);
  return (
    <Card title={t("template.history")}>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {versions.map((version) => (
          <li key={version}>
            <Link
              to={version === latest ? here : `${here}?version=${version}`}
              aria-current={version === shown ? "page" : undefined}
              className="text-accent inline-block py-1 underline underline-offset-4 aria-[current]:font-bold"
            >
              {t("templates.versions", { version })}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
