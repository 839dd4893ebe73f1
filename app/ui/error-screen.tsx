import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";

const known = [400, 403, 404, 405, 409, 413, 429, 500, 503] as const;

/** What went wrong and the way out, in the layout. */
export function ErrorScreen({ status, requestId }: { status: number; requestId?: string | undefined }) {
  const { t } = useTranslation("common");
  const code = known.find((each) => each === status) ?? (status < 500 ? 400 : 500);
  return (
    <div className="mx-auto max-w-xl py-16">
      <p className="text-muted text-sm font-semibold tabular-nums">{status}</p>
      <h1 className="mt-1 text-2xl font-bold">{t(`error.status-${code}.title`)}</h1>
      <p className="mt-3">{t(`error.status-${code}.text`)}</p>
      {code >= 500 && requestId ? (
        <p className="text-muted mt-3 text-sm">{t("error.request", { id: requestId })}</p>
      ) : null}
      <p className="mt-6">
        <Link to="/" className="text-accent font-semibold underline underline-offset-4">
          {t("error.home")}
        </Link>
      </p>
    </div>
  );
}

/** A page could not be fetched: loading it again is the way out. */
export function NoConnection() {
  const { t } = useTranslation("common");
  return (
    <div className="mx-auto max-w-xl py-16">
      <h1 className="text-2xl font-bold">{t("error.no-connection.title")}</h1>
      <p className="mt-3">{t("error.no-connection.text")}</p>
      <p className="mt-6">
        <Button look="primary" onClick={() => window.location.reload()}>
          {t("error.no-connection.again")}
        </Button>
      </p>
    </div>
  );
}
