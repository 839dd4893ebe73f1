import { describe, expect, it } from "vitest";
import { databaseKinds, makeDatabase } from "../harness/databases";
import { killAgainAndAgain } from "../soak/kill";

describe.each(databaseKinds)("a server on %s that is killed while people edit", (kind) => {
  it("loses nothing that it acknowledged", async () => {
    const made = await makeDatabase(kind);
    const report = await killAgainAndAgain(made.address, 3);
    expect(report.faults).toEqual([]);
    expect(report.acknowledged).toBeGreaterThan(0);
    await made.remove();
  });
});
