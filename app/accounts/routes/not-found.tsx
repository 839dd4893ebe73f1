import { notFound } from "~/accounts/request.server";

/** Any address that is not on the map. */
export const loader = () => notFound();

export const action = () => notFound();

export default function NotFound() {
  return null;
}
