import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField, type FrameProps } from "./fields";
import { useHydrated } from "./hydrated";

/** A password, hidden until whoever types it wants to see it. */
export function PasswordField(props: FrameProps & { autoComplete: "current-password" | "new-password" }) {
  const [isShown, show] = useState(false);
  const isHydrated = useHydrated();
  const { t } = useTranslation("form");
  return (
    <div>
      {/* Nothing of it goes to a service that checks spelling. */}
      <TextField {...props} type={isShown ? "text" : "password"} spellCheck={false} autoCapitalize="none" />
      {isHydrated ? (
        <button
          type="button"
          aria-pressed={isShown}
          aria-controls={props.field.id}
          onClick={() => show(!isShown)}
          className="text-accent inline-flex min-h-11 items-center text-sm font-semibold underline underline-offset-4"
        >
          {t(isShown ? "hide-password" : "show-password")}
        </button>
      ) : null}
    </div>
  );
}
