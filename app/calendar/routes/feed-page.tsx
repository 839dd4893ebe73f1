import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { openVisit } from "~/accounts/request.server";
import { FeedButtons } from "~/calendar/components/feed-links";
import { Preview } from "~/calendar/components/preview";
import { viewFeedPage } from "~/calendar/feed-page.server";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: "robots", content: "noindex" },
];
/** The address is a secret: it is not kept; other sites are told no addresses of this one anyway. */
export const headers: HeadersFunction = () => ({
  "Cache-Control": "no-store",
  "X-Robots-Tag": "noindex",
});

const statuses = { readable: 200, revoked: 410, "too-many": 429 } as const;

export async function loader(args: LoaderFunctionArgs) {
  const visit = await openVisit(args);
  const page = await viewFeedPage(visit, args.params.token ?? "", args.context.address);
  return data({ title: visit.t("calendar:feed-page.title"), page }, statuses[page.kind]);
}

export default function FeedPage() {
  const { title, page } = useLoaderData<typeof loader>();
  const { t } = useTranslation("calendar");
  if (page.kind === "revoked") {
    return <PageHead title={t("feed-page.revoked-title")} lead={t("feed-page.revoked-text")} />;
  }
  if (page.kind === "too-many") {
    return <PageHead title={t("feed-page.too-many-title")} lead={t("feed-page.too-many-text", page)} />;
  }
  return (
    <>
      <PageHead title={title} lead={page.name} />
      <div className="grid gap-6">
        <Card title={t("page.title")}>
          <div className="grid gap-4">
            <FeedButtons links={page.links} />
            <Notice>{t("feed-page.keep")}</Notice>
          </div>
        </Card>
        <Card title={t("feed-page.programme")}>
          <Preview preview={page.preview} />
        </Card>
      </div>
    </>
  );
}
