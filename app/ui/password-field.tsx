import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField, type FrameProps } from "./fields";
import { useHydrated } from "./hydrated";

/** A password, hidden until whoever types it wants to see it. */
export function PasswordField(props: FrameProps & { autoComplete: "current-password" | "new-password" }) {
  const [isShown, show] = useState(false);
  const isHydrated = useHydrated();
  const { t } = useTranslation("form");
  // Nothing of it goes to a service that checks spelling.
  return (
    <TextField
      {...props}
      type={isShown ? "text" : "password"}
      spellCheck={false}
      autoCapitalize="none"
      inside={
        isHydrated ? (
          <button
            type="button"
            aria-label={t(isShown ? "hide-password" : "show-password")}
            aria-controls={props.field.id}
            onClick={() => show(!isShown)}
            className="text-accent absolute right-0 bottom-0 min-h-11 px-3 text-sm font-semibold"
          >
            {t(isShown ? "hide" : "show")}
          </button>
        ) : null
      }
    />
  );
}
