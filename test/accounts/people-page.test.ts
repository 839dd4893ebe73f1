import { beforeAll, describe, expect, test } from "vitest";
import { compareNames } from "~/platform/vietnamese";
import { databaseKinds } from "../harness/databases";
import { makePerson } from "../harness/people";
import { useTestServer, type Client } from "../harness/server";

const here = "/administration/people";

describe.each(databaseKinds)("the page of people on %s", (kind) => {
  const server = useTestServer({ kind });
  let administrator: Client;
  const names = Array.from(
    { length: 120 },
    (_, at) => `Người ${["Ánh", "Ân", "An", "Đức", "Dung"][at % 5]} ${at}`,
  );

  beforeAll(async () => {
    const { db } = server().services;
    administrator = await server().client("administrator");
    for (const name of names) {
      const { viewer } = await makePerson(db, "committee-editor", { committee: "krong-pac" });
      await db("users").where({ id: viewer.id }).update({ name });
    }
  });

  const page = async (query: string) => {
    const answer = await administrator.get(`${here}${query}`);
    expect(answer.status).toBe(200);
    return answer.text();
  };
  const idsOn = (text: string) =>
    [...text.matchAll(/href="\/administration\/people\/([a-z0-9]{16})"/g)].map(([, id]) => id ?? "");
  const everybody = async () => {
    const people: { id: string; name: string; email: string }[] = await server()
      .services.db("users")
      .select("id", "name", "email");
    return people.sort((one, other) => compareNames(one.name, other.name));
  };

  test("shows everybody once, in the order of Vietnamese lists", async () => {
    const pages = [await page(""), await page("?page=2"), await page("?page=3")].map(idsOn);
    expect(pages.map(({ length }) => length).slice(0, 2)).toEqual([50, 50]);
    expect(pages.flat()).toEqual((await everybody()).map(({ id }) => id));
    expect(idsOn(await page("?page=all"))).toEqual(pages.flat());
  });

  test("finds people by a part of their name or e-mail, typed without marks", async () => {
    const known = await everybody();
    const found = known.filter(({ name }) => name.includes("Đức"));
    expect(idsOn(await page("?name=duc"))).toEqual(found.map(({ id }) => id));
    const [one] = found;
    expect(idsOn(await page(`?name=${encodeURIComponent(one?.email ?? "")}`))).toEqual([one?.id]);
    expect(await page("?name=khong-co-ai")).toContain("Không có ai có tên hoặc thư điện tử như vậy");
    for (const query of ["name=%00", "name=%ED%A0%80", "page=-1", "page=x"]) await page(`?${query}`);
  });

  test("says what each of them may, wherever they stand", async () => {
    const text = await page("?name=duc");
    const [shown = ""] = text.split("<script");
    expect(shown.match(/Biên tập của đảng bộ, Đảng bộ huyện/g)?.length).toBe(24);
  });
});
