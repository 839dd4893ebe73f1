import { useNavigate } from "@remix-run/react";
import type { MouseEvent } from "react";

/**
 * One handler for the plain links of a large table: with scripts they are followed without loading the whole page, as
 * `Link` does, which costs too much hundreds of times over.
 */
export function useLinksWithin(): (event: MouseEvent) => void {
  const navigate = useNavigate();
  return (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain || event.defaultPrevented) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  };
}
