import {
  isRouteErrorResponse,
  useActionData,
  useNavigation,
  type ClientActionFunctionArgs,
} from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "./page";

interface Unreachable {
  isUnreachable: true;
}

/**
 * Sends a form; where no answer comes the page stays as it is, with everything that was typed, and says so. Export it as
 * `clientAction` of a route whose forms can be sent again without being done twice.
 */
export async function stayWhenUnreachable({ serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  try {
    return await serverAction();
  } catch (error) {
    if (error instanceof Response || isRouteErrorResponse(error) || !isWithoutAnswer(error)) throw error;
    const answer: Unreachable = { isUnreachable: true };
    // As a failed answer: what the page shows is not asked for anew.
    return Response.json(answer, { status: 503 });
  }
}

/** How Chromium, Firefox and Safari say that a request got no answer, and Remix that it came from something else. */
const noAnswer = /failed to fetch|networkerror|load failed|network connection|decode turbo-stream/i;

export const isWithoutAnswer = (error: unknown): boolean =>
  error instanceof Error && noAnswer.test(error.message);

/** Says that a form could not be sent, and that sending it again is safe; nothing otherwise. */
export function UnreachableNotice() {
  const answer = useActionData() as Partial<Unreachable> | undefined;
  // Gone while it is sent again, so that the next failure is heard and seen.
  const isSending = useNavigation().state !== "idle";
  const isShown = answer?.isUnreachable === true && !isSending;
  const { t } = useTranslation("common");
  const place = useRef<HTMLDivElement>(null);
  // Forms stand far below on a phone.
  useEffect(() => {
    if (isShown) place.current?.scrollIntoView({ block: "nearest" });
  }, [isShown]);
  return isShown ? (
    <div ref={place}>
      <Notice tone="block" title={t("unreachable.title")} live>
        {t("unreachable.text")}
      </Notice>
    </div>
  ) : null;
}
