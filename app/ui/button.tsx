import { Link, type LinkProps } from "@remix-run/react";
import type { ButtonHTMLAttributes } from "react";

type Look = "primary" | "secondary" | "quiet" | "danger";

const looks: Record<Look, string> = {
  primary: "bg-accent text-white hover:bg-accent-strong border-transparent",
  secondary: "bg-surface text-accent border-line-strong hover:bg-accent-soft",
  quiet: "text-accent border-transparent hover:bg-accent-soft",
  danger: "bg-surface text-block border-block hover:bg-block-soft",
};

const shape =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-md border px-4 py-2 text-sm font-semibold disabled:opacity-60";

/** A button; `primary` is the one thing that the page is for. */
export function Button({
  look = "secondary",
  className = "",
  ...props
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return <button {...props} className={`${shape} ${looks[look]} ${className}`} />;
}

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function ButtonLink({ look = "secondary", className = "", ...props }: LinkProps & { look?: Look }) {
  return <Link {...props} className={`${shape} ${looks[look]} ${className}`} />;
}
