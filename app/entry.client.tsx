import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { isLanguage } from "~/platform/language";
import { createTranslator } from "~/wording";

const language = document.documentElement.lang;

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={createTranslator(isLanguage(language) ? language : "vi")}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  );
});
