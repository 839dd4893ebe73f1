import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";

/** An address to copy: it can be selected as it stands; where scripts run, a button copies it. */
export function AddressBox({ address }: { address: string }) {
  const { t } = useTranslation("calendar");
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [canCopy, setCanCopy] = useState(false);
  const [copied, setCopied] = useState(false);
  // The server cannot know whether the browser lets pages copy.
  // eslint-disable-next-line react-hooks/set-state-in-effect
  useEffect(() => setCanCopy(true), []);
  const copy = async () => {
    box.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      // The address is selected: the keyboard copies it.
    }
  };
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-sm font-semibold">
        {t("link.address")}
      </label>
      <div className="mt-1 flex gap-2">
        <input
          ref={box}
          id={id}
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
          className="border-line-strong bg-sunken block min-h-11 w-full min-w-0 rounded-md border px-3 py-2 text-sm"
        />
        {canCopy ? (
          <Button type="button" onClick={() => void copy()} className="shrink-0">
            {t(copied ? "link.copied" : "link.copy")}
          </Button>
        ) : null}
      </div>
      <p role="status" className="sr-only">
        {copied ? t("link.copied") : ""}
      </p>
    </div>
  );
}
