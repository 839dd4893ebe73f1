import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { wholePage } from "~/platform/html-stream.server";
import { pathForLog } from "~/platform/log-path";
import { NonceContext } from "~/ui/nonce";

const patience = 15_000;

/** Nothing is deferred: what a page is made of need not be held for data that come later. In milliseconds. */
export const streamTimeout = 1000;

/**
 * Renders a page and answers it whole: its data are all there before, so that streaming it would only cost time, and a
 * fault anywhere in it still becomes an error page.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: AppLoadContext,
) {
  return new Promise<Response>((resolve, reject) => {
    let answered = status;
    const page = (
      <I18nextProvider i18n={context.translators[context.language]}>
        <NonceContext.Provider value={context.nonce}>
          <RemixServer context={entry} url={request.url} nonce={context.nonce} abortDelay={patience} />
        </NonceContext.Provider>
      </I18nextProvider>
    );
    const stream = renderToPipeableStream(page, {
      nonce: context.nonce,
      onAllReady() {
        // Else it would hold the page and its data in memory all that time.
        clearTimeout(limit);
        headers.set("Content-Type", "text/html; charset=utf-8");
        stream.pipe(wholePage((body) => resolve(new Response(body, { headers, status: answered }))));
      },
      onShellError(error) {
        clearTimeout(limit);
        reject(error);
      },
      onError(error) {
        answered = 500;
        context.keep(new Date(0));
        context.log.error({ err: error, requestId: context.requestId }, "a page could not be rendered");
      },
    });
    const limit = setTimeout(() => stream.abort(), patience);
  });
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  // An aborted request is the browser's choice; a response that was thrown is an answer.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const pathname = pathForLog(new URL(request.url).pathname);
  context.log.error(
    { err: error, requestId: context.requestId, method: request.method, pathname },
    "request failed",
  );
};
