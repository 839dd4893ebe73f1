import { useTranslation } from "react-i18next";
import { Card } from "~/ui/page";

const clients = [
  { key: "google", steps: ["google-1", "google-2", "google-3"] },
  { key: "apple", steps: ["apple-1", "apple-2"] },
  { key: "outlook", steps: ["outlook-1", "outlook-2"] },
  { key: "thunderbird", steps: ["thunderbird-1", "thunderbird-2"] },
] as const;

const refreshes = ["refresh-google", "refresh-apple", "refresh-outlook", "refresh-thunderbird"] as const;

/** Steps for the common programs, and what subscribing means, in plain words. */
export function HowTo() {
  const { t } = useTranslation("calendar");
  return (
    <>
      <Card title={t("how.title")}>
        {clients.map(({ key, steps }) => (
          <details key={key} className="border-line border-t first-of-type:border-t-0">
            <summary className="min-h-11 py-2.5 font-semibold">{t(`how.${key}`)}</summary>
            <ol className="mb-3 ml-5 list-decimal space-y-1">
              {steps.map((step) => (
                <li key={step}>{t(`how.${step}`)}</li>
              ))}
            </ol>
          </details>
        ))}
      </Card>
      <Card title={t("plain.title")}>
        <div className="grid gap-2">
          <p>{t("plain.subscribe")}</p>
          <p>{t("plain.download")}</p>
          <p className="mt-1 font-medium">{t("plain.refresh")}</p>
          <ul className="ml-5 list-disc space-y-1">
            {refreshes.map((key) => (
              <li key={key}>{t(`plain.${key}`)}</li>
            ))}
          </ul>
          <p className="font-medium">{t("plain.urgent")}</p>
        </div>
      </Card>
    </>
  );
}
