import type { LoaderFunctionArgs } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { openVisit } from "~/accounts/request.server";
import { PageHead } from "~/ui/page";

export async function loader(args: LoaderFunctionArgs) {
  const { today } = await openVisit(args);
  return { today };
}

export default function Overview() {
  const { t } = useTranslation("common");
  return <PageHead title={t("product")} />;
}
