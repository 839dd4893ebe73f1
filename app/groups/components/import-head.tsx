import { useTranslation } from "react-i18next";
import { PageHead } from "~/ui/page";

interface ImportHeadProps {
  title: string;
  /** The page of the delegates. */
  base: string;
  lead: string;
}

/** The head of the steps of importing delegates. */
export function ImportHead({ title, base, lead }: ImportHeadProps) {
  const { t } = useTranslation("groups");
  return (
    <PageHead
      title={title}
      trail={[
        { to: base, label: t("delegates.title") },
        { to: `${base}/import`, label: t("import.title") },
      ]}
      lead={<span className="break-words">{lead}</span>}
    />
  );
}
