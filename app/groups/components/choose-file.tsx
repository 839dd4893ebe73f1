import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "~/groups/import/sheet";
import { Button } from "~/ui/button";

/** Chooses a list to read. What is too large is said before it is sent, where scripts run. */
export function ChooseFile({ here }: { here: string }) {
  const { t } = useTranslation("groups");
  const [isTooLarge, setTooLarge] = useState(false);
  const isReading = useNavigation().formAction === here;
  return (
    <Form method="post" action={here} encType="multipart/form-data" className="grid gap-3">
      <div>
        <label htmlFor="list-file" className="text-sm font-semibold">
          {t("import.file")}
        </label>
        <p id="list-file-hint" className="text-muted text-sm">
          {t("import.file-hint")}
        </p>
      </div>
      <input
        id="list-file"
        type="file"
        name="file"
        required
        accept=".xlsx,.csv,.txt,.tsv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-describedby="list-file-hint list-file-problem"
        aria-invalid={isTooLarge}
        onChange={({ target }) => setTooLarge((target.files?.[0]?.size ?? 0) > limits.file)}
        className="border-line-strong bg-surface block min-h-11 w-full min-w-0 rounded-md border px-3 py-2 text-sm"
      />
      <p id="list-file-problem" role="alert" className="text-block text-sm font-medium empty:hidden">
        {isTooLarge ? t("import.too-large-here") : ""}
      </p>
      <div>
        <Button look="primary" disabled={isTooLarge || isReading}>
          {t("import.submit")}
        </Button>
      </div>
    </Form>
  );
}
