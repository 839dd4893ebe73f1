import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ItemLine } from "~/readiness/words";
import { Badge } from "~/ui/page";

interface ItemListProps {
  here: string;
  items: ItemLine[];
  /** Items may be ticked, for a step with several at once. */
  isTickable?: boolean;
}

/** Items as lines, each leading to its page. */
export function ItemList({ here, items, isTickable = false }: ItemListProps) {
  const { t } = useTranslation("readiness");
  return (
    <ul className="divide-line divide-y">
      {items.map((item) => (
        <li key={item.code} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
          {isTickable && !item.isTied ? (
            <label className="no-print -my-2 -ml-2 flex size-11 items-center justify-center">
              <span className="sr-only">{t("bulk.tick", { title: item.title })}</span>
              <input
                type="checkbox"
                name="item"
                value={`${item.code}:${item.version}`}
                className="accent-accent size-5"
              />
            </label>
          ) : null}
          <div className="min-w-0 flex-1 basis-64">
            <Link
              to={`${here}/items/${item.code}`}
              className="text-accent inline-block py-0.5 font-semibold break-words underline underline-offset-4"
            >
              {item.title}
            </Link>
            <p className="text-muted text-sm">
              <span className={item.isLate ? "text-block font-semibold" : ""}>{item.due}</span>
              {" · "}
              {item.category}
              {item.responsible ? ` · ${item.responsible}` : ""}
              {item.files > 0 ? ` · ${t("files-count", { count: item.files })}` : ""}
              {item.mandatory ? "" : ` · ${t("optional")}`}
            </p>
          </div>
          <Badge tone={item.tone}>{item.stateLabel}</Badge>
        </li>
      ))}
    </ul>
  );
}
