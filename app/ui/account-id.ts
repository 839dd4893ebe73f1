import { useRouteLoaderData } from "@remix-run/react";
import { useContext } from "react";
import { OutletMarksContext } from "./kept-outlet";

/** The id of whoever is signed in, as the frame of all pages tells it; empty for a visitor. */
export function useAccountId(): string {
  const frame = useRouteLoaderData("root") as { user?: { id: string } | null } | undefined;
  useContext(OutletMarksContext)?.leave();
  return frame?.user?.id ?? "";
}
