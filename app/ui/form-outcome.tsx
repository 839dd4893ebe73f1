import { Notice } from "~/ui/page";

/** Above a form that was sent: what went wrong and the way out, else that it was saved; nothing before that. */
export function FormOutcome({ problem, done }: { problem: string | null | undefined; done: string | null }) {
  if (problem) {
    return (
      <Notice tone="block" live>
        {problem}
      </Notice>
    );
  }
  return done ? (
    <Notice tone="good" live>
      {done}
    </Notice>
  ) : null;
}
