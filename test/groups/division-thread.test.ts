import { expect, test } from "vitest";
import { divide } from "~/groups/division/divide";
import type { Problem } from "~/groups/division/problem";
import { rearrange } from "~/groups/division/rearrange";
import { startDivision, startRearrangement } from "~/groups/division/run.server";
import { inRounds, large, small } from "./division-instances";

test("a thread answers what dividing and rearranging answer", async () => {
  const problem = small();
  const answer = await startDivision(problem).answer;
  expect(answer).toEqual(divide(problem));
  if (answer?.kind !== "divided") throw new Error("not divided");
  const { rounds } = answer.division;
  const without = { ...problem, people: problem.people.slice(1) };
  expect(await startRearrangement(rounds, without).answer).toEqual(rearrange(rounds, without));
});

test("a thread tells how far it is and can be cancelled", async () => {
  const shares: number[] = [];
  const running = startDivision(inRounds(large(), 10), {
    onProgress: (share) => {
      shares.push(share);
      if (shares.length === 3) running.cancel();
    },
  });
  expect(await running.answer).toBeNull();
  expect(shares).toHaveLength(3);
  expect([...shares].sort((a, b) => a - b)).toEqual(shares);
});

test("what takes too long or breaks is an answer", async () => {
  expect(await startDivision(inRounds(large(), 10), { patience: 1 }).answer).toEqual({
    kind: "failed",
    reason: "time",
  });
  const heard: unknown[] = [];
  const broken = startDivision({ people: null } as unknown as Problem, {
    onError: (error) => heard.push(error),
  });
  expect(await broken.answer).toEqual({ kind: "failed", reason: "error" });
  expect(heard).toHaveLength(1);
});
