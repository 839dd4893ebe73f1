import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { StepIntent } from "~/survey/forms";
import { Button } from "~/ui/button";

interface Props {
  /** The step's page. */
  here: string;
  intent: StepIntent;
  version: number;
  label: string;
  look?: "primary" | "secondary" | "danger";
  children?: ReactNode;
}

/** A form of one button: an action with a step as it was seen. */
export function StepButton({ here, intent, version, label, look = "secondary", children }: Props) {
  return (
    <Form method="post" action={here}>
      <Hidden intent={intent} version={version} />
      {children}
      <Button look={look}>{label}</Button>
    </Form>
  );
}

/** What every form of a step sends: which one it is, and the version that was seen. */
export function Hidden({ intent, version }: Pick<Props, "intent" | "version">) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="basedOn" value={version} />
    </>
  );
}
