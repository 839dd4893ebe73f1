import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
  type HandleErrorFunction,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { withoutPadding } from "~/platform/html-stream.server";
import { pathForLog } from "~/platform/log-path";
import { NonceContext } from "~/ui/nonce";

const patience = 15_000;

/** Renders a page. The shell is awaited, so that a fault in it still becomes an error page. */
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
    const ready = () => {
      const body = withoutPadding();
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answered }));
      stream.pipe(body);
    };
    const wholePage = isbot(request.headers.get("User-Agent") ?? "");
    const stream = renderToPipeableStream(page, {
      nonce: context.nonce,
      ...(wholePage ? { onAllReady: ready } : { onShellReady: ready }),
      onShellError: reject,
      onError(error) {
        answered = 500;
        context.keep(new Date(0));
        context.log.error({ err: error, requestId: context.requestId }, "a page could not be rendered");
      },
    });
    setTimeout(() => stream.abort(), patience).unref();
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
