import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import type { ReactElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { wholePage } from "~/platform/html-stream.server";
import { pathForLog } from "~/platform/log-path";
import { keyOfOutlet } from "~/platform/rendered-outlet.server";
import { OutletMarksContext, type OutletMarks } from "~/ui/kept-outlet";
import { NonceContext } from "~/ui/nonce";

const patience = 15_000;

/** Nothing is deferred: what a page is made of need not be held for data that come later. In milliseconds. */
export const streamTimeout = 1000;

/**
 * Renders a page and answers it whole: its data are all there before, so that streaming it would only cost time, and a
 * fault anywhere in it still becomes an error page.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: AppLoadContext,
) {
  let answered = status;
  const onFault = (error: unknown) => {
    answered = 500;
    context.keep(new Date(0));
    context.log.error({ err: error, requestId: context.requestId }, "a page could not be rendered");
  };
  const key = keyOfOutlet(request, status, entry, context);
  const page = await context.outlets.page(key, (marks) =>
    rendered(pageOf(request.url, entry, context, marks), context.nonce, (error) => {
      marks?.leave();
      onFault(error);
    }),
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(page, { headers, status: answered });
}

const pageOf = (url: string, entry: EntryContext, context: AppLoadContext, marks: OutletMarks | null) => (
  <I18nextProvider i18n={context.translators[context.language]}>
    <NonceContext.Provider value={context.nonce}>
      <OutletMarksContext.Provider value={marks}>
        <RemixServer context={entry} url={url} nonce={context.nonce} abortDelay={patience} />
      </OutletMarksContext.Provider>
    </NonceContext.Provider>
  </I18nextProvider>
);

function rendered(page: ReactElement, nonce: string, onError: (error: unknown) => void) {
  return new Promise<Buffer<ArrayBuffer>>((resolve, reject) => {
    const stream = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        // Else it would hold the page and its data in memory all that time.
        clearTimeout(limit);
        stream.pipe(wholePage(resolve));
      },
      onShellError(error) {
        clearTimeout(limit);
        reject(error);
      },
      onError,
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
