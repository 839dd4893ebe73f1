import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { passwordLength, shortestPassword } from "../password-length";

/** In words, by the strength of 0 to 4; below 2 the server refuses. */
const words = ["weak", "weak", "fair", "good", "strong"] as const;

/** How hard to guess the password in a field is, while it is typed. Its lists are fetched with the first letter. */
export function PasswordMeter({ field }: { field: string }) {
  const [strength, tell] = useState<number | null>(null);
  const { t } = useTranslation("accounts");
  useEffect(() => {
    const input = document.getElementById(field);
    if (!(input instanceof HTMLInputElement)) return;
    const measure = async () => {
      const { passwordStrength } = await import("../password-strength");
      const { value } = input;
      const isShort = passwordLength(value) < shortestPassword;
      tell(value === "" ? null : Math.min(passwordStrength(value.slice(0, 200)), isShort ? 1 : 4));
    };
    // Without its lists there is no meter; the server judges as ever.
    const listen = () => void measure().catch(() => tell(null));
    input.addEventListener("input", listen);
    return () => input.removeEventListener("input", listen);
  }, [field]);
  return (
    <div aria-live="polite" className="text-sm">
      {strength === null ? null : (
        <span className="mt-2 flex items-center gap-3">
          <meter
            min={0}
            max={4}
            low={2}
            high={3}
            optimum={4}
            value={strength}
            aria-label={t("password.strength")}
            className="w-32"
          />
          {t("password.strength-is", { strength: t(`password.${words[strength] ?? "weak"}`) })}
        </span>
      )}
    </div>
  );
}
