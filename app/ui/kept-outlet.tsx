import { Outlet } from "@remix-run/react";
import { createContext, Fragment, useContext } from "react";

/** Texts by which the server finds in a page what stands between them; nothing that people typed holds them. */
export interface OutletMarks {
  start: string;
  end: string;
  /** What stands between them was rendered before, and is put there afterwards. */
  isKnown: boolean;
  /** Says that what is rendered between them is not to be given again: it is made of who asks as well. */
  leave: () => void;
}

/** Null in browsers. */
export const OutletMarksContext = createContext<OutletMarks | null>(null);

/** Where the page stands in its frame. The same tree in browsers, so that ids of fields are the same on both sides. */
export function KeptOutlet() {
  const marks = useContext(OutletMarksContext);
  return (
    <Fragment>
      {marks?.start ?? null}
      {marks?.isKnown ? null : <Outlet />}
      {marks?.end ?? null}
    </Fragment>
  );
}
