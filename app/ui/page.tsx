import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

interface PageHeadProps {
  title: string;
  /** The way up: where this page belongs. */
  trail?: { to: string; label: string }[];
  lead?: ReactNode;
  actions?: ReactNode;
}

/** The head of a page: where one is, its title, one sentence, what one can do. */
export function PageHead({ title, trail = [], lead, actions }: PageHeadProps) {
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="max-w-3xl min-w-0">
        {trail.length > 0 ? (
          <ol className="no-print text-muted mb-1 flex flex-wrap gap-x-2 text-sm">
            {trail.map(({ to, label }, index) => (
              <li key={to} className="flex min-w-0 gap-x-2">
                {index > 0 ? (
                  <span aria-hidden="true" className="py-1">
                    ›
                  </span>
                ) : null}
                <Link to={to} className="text-accent min-w-0 py-1 underline underline-offset-4">
                  {label}
                </Link>
              </li>
            ))}
          </ol>
        ) : null}
        <h1 className="text-2xl font-bold break-words sm:text-3xl">{title}</h1>
        {lead ? <div className="text-muted mt-2">{lead}</div> : null}
      </div>
      {actions ? <div className="no-print flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}

/** A framed part of a page with its own heading. `isLong`: a list that goes on from one sheet of paper to the next. */
export function Card({
  title,
  children,
  actions,
  id,
  isLong = false,
}: {
  title?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
  id?: string;
  isLong?: boolean;
}) {
  return (
    <section
      id={id}
      className={`border-line bg-surface rounded-card border p-4 sm:p-5 ${isLong ? "long" : ""}`}
    >
      {title ? (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-lg font-semibold">{title}</h2>
          {actions ? <div className="no-print flex flex-wrap gap-2">{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}

/** What stands where there is nothing yet: what would be here, and how to begin. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="border-line bg-sunken rounded-card border border-dashed px-5 py-8 text-center">
      <p className="font-semibold">{title}</p>
      {children ? <div className="text-muted mx-auto mt-1 max-w-prose text-sm">{children}</div> : null}
      {action ? <div className="mt-4 flex justify-center gap-2">{action}</div> : null}
    </div>
  );
}

const tones = {
  neutral: "bg-sunken text-ink border-line",
  accent: "bg-accent-soft text-accent-strong border-accent/30",
  block: "bg-block-soft text-block border-block/40",
  warn: "bg-warn-soft text-warn border-warn/40",
  good: "bg-good-soft text-good border-good/40",
  sample: "bg-sample-soft text-sample border-sample/40",
} as const;
export type Tone = keyof typeof tones;

/** A short state beside a name. */
export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-block rounded border px-1.5 py-0.5 text-xs font-semibold whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  );
}

/** A message about the page: what happened or what is wrong. `live` is read out when it appears. */
export function Notice({
  tone = "accent",
  title,
  children,
  live = false,
}: {
  tone?: Tone;
  title?: string;
  children?: ReactNode;
  live?: boolean;
}) {
  return (
    <div role={live ? "alert" : undefined} className={`rounded-card border px-4 py-3 ${tones[tone]}`}>
      {title ? <p className="font-semibold">{title}</p> : null}
      {children ? <div className={title ? "mt-1 text-sm" : ""}>{children}</div> : null}
    </div>
  );
}

/** A message that is one link: what waits, and the way there. */
export function NoticeLink({ tone, to, children }: { tone: Tone; to: string; children: ReactNode }) {
  return (
    <Notice tone={tone}>
      <Link to={to} className="font-semibold underline underline-offset-4">
        {children}
      </Link>
    </Notice>
  );
}
