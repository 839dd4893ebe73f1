import type { ServerBuild } from "@remix-run/node";
import type { ErrorRequestHandler } from "express";
import { storageFault } from "~/platform/database-faults.server";
import { languageOfCookie } from "~/platform/language";
import { pathForLog } from "~/platform/log-path";
import type { Services } from "~/platform/services";

type Module = ServerBuild["routes"][string]["module"];
type Door = NonNullable<Module["loader"]>;

/**
 * The build, but answering 503 where the database or the files cannot be used now: the page then says so and what to
 * do, and nothing in it is at fault. Whatever else goes wrong stays 500.
 */
export function answeringFaults(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const { loader, action } = route.module;
    const module: Module = {
      ...route.module,
      ...(loader && { loader: guarded(loader as Door) }),
      ...(action && { action: guarded(action as Door) }),
    };
    return [id, { ...route, module }] as const;
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

function guarded(door: Door): Door {
  const guard = async (args: Parameters<Door>[0]) => {
    try {
      return await door(args);
    } catch (error) {
      const fault = storageFault(error);
      if (fault === null || args.request.signal.aborted) throw error;
      const { log, requestId } = args.context;
      const pathname = pathForLog(new URL(args.request.url).pathname);
      log.error({ fault, err: error, requestId, pathname }, "storage cannot be used");
      // The page cannot ask anybody else for the number: what every page asks first has failed as well.
      throw new Response(requestId, { status: 503 });
    }
  };
  return Object.assign(guard, door);
}

/** What fails before the pages are reached: feeds, files, headers. */
export function lastResort({ log, translators }: Services): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const known = Number((error as { status?: unknown }).status);
    const isOfClient = known >= 400 && known < 500;
    const fault = storageFault(error);
    const requestId = response.locals.requestId as string | undefined;
    const pathname = pathForLog(request.path);
    if (!isOfClient) log.error({ err: error, fault, requestId, pathname }, "request failed");
    const status = isOfClient ? known : fault ? 503 : 500;
    const { t } = translators[languageOfCookie(request.headers.cookie)];
    const text = t(
      `common:error.status-${isOfClient ? (known === 404 ? 404 : 400) : fault ? 503 : 500}.text`,
    );
    if (fault) response.set("Retry-After", "30");
    response.status(status).set("Cache-Control", "no-store").type("text/plain").send(`${text}\n`);
  };
}
