import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { safeReturn } from "~/accounts/safe-return";
import { readForm } from "~/platform/forms.server";
import { isLanguage } from "~/platform/language";

const year = 365 * 24 * 60 * 60;

export const loader = () => redirect("/");

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const chosen = form.get("language");
  const language = isLanguage(chosen) ? chosen : "vi";
  const secure = context.config.secure ? "; Secure" : "";
  const cookie = `language=${language}; Path=/; Max-Age=${year}; SameSite=Lax${secure}`;
  return redirect(safeReturn(form.get("to")), { headers: { "Set-Cookie": cookie } });
}
