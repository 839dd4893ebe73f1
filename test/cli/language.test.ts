import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CommanderError, type Command } from "commander";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { createProgram } from "~/cli/program";
import { createSpeech } from "~/cli/speech";
import { tellFault } from "~/cli/spoken-help";
import type { Language } from "~/platform/language";
import { operatorLanguage } from "~/platform/operator-language.mjs";
import { runPlanner } from "./run-planner";

describe("the language of the command line", () => {
  it.each([
    ["", {}, "vi"],
    ["", { LANG: "" }, "vi"],
    ["", { LANG: "C" }, "vi"],
    ["", { LANG: "POSIX" }, "vi"],
    ["", { LANG: "C.UTF-8" }, "vi"],
    ["", { LANG: "vi_VN.UTF-8" }, "vi"],
    ["", { LANG: "fr_FR.UTF-8" }, "vi"],
    ["", { LANG: "enochian" }, "vi"],
    ["", { LANG: "en_US.UTF-8" }, "en"],
    ["", { LANG: "en" }, "en"],
    ["", { LC_MESSAGES: "en_GB.UTF-8", LANG: "vi_VN.UTF-8" }, "en"],
    ["", { LC_ALL: "C", LC_MESSAGES: "en_GB", LANG: "en_US" }, "vi"],
    ["", { LC_ALL: "", LC_MESSAGES: "", LANG: "en_US" }, "en"],
    ["--language vi doctor", { LC_ALL: "en_US.UTF-8" }, "vi"],
    ["doctor --language en", {}, "en"],
    ["doctor --language=en --json", {}, "en"],
    ["--language vi doctor --language en", {}, "en"],
    ["user add -- --language en", {}, "vi"],
    ["doctor --language", {}, "vi"],
  ])("planner %s with %j: %s", (typed, environment, language) => {
    const words = typed.split(" ").filter(Boolean);
    expect(operatorLanguage(words, environment)).toEqual({ language, unknown: null });
  });

  it("is refused when it is neither, in the language of the locale, before and after the command", async () => {
    const [vi, en] = await Promise.all([
      runPlanner({}, "--language", "fr", "doctor"),
      runPlanner({ LANG: "en_US.UTF-8" }, "doctor", "--language=EN"),
    ]);
    expect(vi).toEqual({
      status: 2,
      output: "",
      errors: "--language phải là vi hoặc en, không phải “fr”.\n",
    });
    expect(en).toEqual({ status: 2, output: "", errors: "--language must be vi or en, not “EN”.\n" });
  });
});

const speeches = { vi: createSpeech("vi"), en: createSpeech("en") };
const programs = { vi: createProgram(speeches.vi), en: createProgram(speeches.en) };
const withAllBelow = (command: Command): Command[] => [command, ...command.commands.flatMap(withAllBelow)];
const lettered = /\p{L}{2,}\s+\p{L}{2,}/u;

it("the `.env` file may name the language, also before TypeScript is loaded", () => {
  const folder = mkdtempSync(join(tmpdir(), "planner-language-"));
  writeFileSync(join(folder, ".env"), "LC_MESSAGES=en\n");
  const at = (file: string) => pathToFileURL(join(process.cwd(), "app/cli", file)).href;
  const script = `
    const { prepare } = await import("${at("prepare.mjs")}");
    const { earlyLine } = await import("${at("early-words.mjs")}");
    process.stdout.write(earlyLine("building"));
    await prepare(1);
    process.stdout.write(earlyLine("building"));`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    ...{
      cwd: folder,
      env: { ...process.env, LC_ALL: "", LC_MESSAGES: undefined, LANG: "vi_VN.UTF-8" },
      encoding: "utf8",
    },
  });
  rmSync(folder, { recursive: true });
  expect(stdout).toMatch(/^Đang biên dịch ứng dụng web .+\nBuilding the web application .+\n$/);
});

describe("the help", () => {
  const [vi, en] = [withAllBelow(programs.vi), withAllBelow(programs.en)];

  it("is there for the same commands in both languages", () => {
    expect(vi.length).toBeGreaterThan(20);
    expect(vi.map((command) => command.name())).toEqual(en.map((command) => command.name()));
  });

  it.each(vi.map((command, index) => [command.name(), index] as const))(
    "of %s (%i) says everything in the language that is asked for",
    (_, index) => {
      const [inVietnamese = "", inEnglish = ""] = [
        vi[index]?.helpInformation(),
        en[index]?.helpInformation(),
      ];
      expect(inVietnamese).toMatch(/^Cách dùng: planner/);
      expect(inEnglish).toMatch(/^Usage: planner/);
      expect(inVietnamese).toMatch(/\n {2}--language <vi\|en> .*\n/);
      expect(`${inVietnamese}${inEnglish}`).not.toMatch(/help:|\{\{/);
      // What is the same in both is names, not words.
      const english = new Set(inEnglish.split("\n").map((line) => line.trim()));
      const same = inVietnamese.split("\n").filter((line) => english.has(line.trim()));
      expect(same.filter((line) => lettered.test(line))).toEqual([]);
    },
  );

  it("is shown where a command is missing, beside the answer", async () => {
    const { status, output, errors } = await runPlanner({}, "agenda");
    expect([status, output]).toEqual([2, ""]);
    expect(errors).toMatch(/^Cách dùng: planner agenda \[tùy-chọn\] \[lệnh\]\n/);
  });
});

describe("what is typed wrongly", () => {
  /** What is said of it, and by which code the library of commands knows it. */
  async function fault(language: Language, typed: string): Promise<string> {
    const words = typed.split(" ");
    // Values that a command was given stay in it.
    const program = createProgram(speeches[language]);
    const error = await program.parseAsync(words, { from: "user" }).catch((thrown: unknown) => thrown);
    if (!(error instanceof CommanderError)) throw new Error(`${typed} was taken.`);
    const told = tellFault(error, program, words);
    return told ? speeches[language].word(told) : "";
  }

  it.each([
    ["bakup", "Không có lệnh “bakup”. Có phải bạn muốn gõ backup? Xem `planner --help`."],
    ["agenda chek x", "Không có lệnh “chek”. Có phải bạn muốn gõ check? Xem `planner agenda --help`."],
    [
      "backup x --no-kys",
      "Không có tùy chọn --no-kys. Có phải bạn muốn gõ --no-keys? Xem `planner backup --help`.",
    ],
    ["backup", "Thiếu <tệp>. Xem `planner backup --help`."],
    ["move", "Thiếu tùy chọn --to <url>. Xem `planner move --help`."],
    ["restore x --keys", "Tùy chọn --keys <tệp> cần có giá trị. Xem `planner restore --help`."],
    ["migrate now", "Thừa tham số. Xem `planner migrate --help`."],
    ["doctor --language", "Tùy chọn --language <vi|en> cần có giá trị. Xem `planner doctor --help`."],
  ])("planner %s", async (typed, sentence) => {
    expect(await fault("vi", typed)).toBe(sentence);
  });

  it.each([
    ["bakup", "There is no command “bakup”. Did you mean backup? See `planner --help`."],
    [
      "backup x --no-kys",
      "There is no option --no-kys. Did you mean --no-keys? See `planner backup --help`.",
    ],
    ["agenda check", "<file> is missing. See `planner agenda check --help`."],
    ["move --to", "The option --to <url> wants a value. See `planner move --help`."],
    ["user add a@b.vn --role viewer", "The option --name <name> is missing. See `planner user add --help`."],
    ["doctor now", "There are too many arguments. See `planner doctor --help`."],
  ])("planner %s, in English", async (typed, sentence) => {
    expect(await fault("en", typed)).toBe(sentence);
  });

  it("ends with status 2 and one line beside the answer", async () => {
    expect(await runPlanner({}, "backup", "x", "--kys")).toEqual({
      ...{ status: 2, output: "", errors: "Không có tùy chọn --kys. Xem `planner backup --help`.\n" },
    });
  });
});

/** Texts of several words that only programs read. */
const signatures = ["SQLite format 3\0", "congress-planner survey key ", "not deferrable", "repeatable read"];

it("no words for operators stand outside the wording", () => {
  const inRooms = ["app/cli", "app/operation"].flatMap((room) =>
    readdirSync(room, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const files = [...inRooms, "app/server.ts", "app/process/start.server.ts", "app/platform/config.server.ts"];
  const judged = files.filter((file) => !/wording|early-words/.test(file));
  expect(judged.length).toBeGreaterThan(35);
  expect(judged.flatMap(sentencesIn)).toEqual([]);
});

/** Texts of two or more words in a file, but for what is asked of the database, written into the log or thrown as a bug. */
function sentencesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    const isAside =
      (ts.isCallExpression(node) && /\.raw$|^log\./.test(node.expression.getText())) ||
      (ts.isNewExpression(node) && node.expression.getText() === "Error");
    if (isAside) return;
    const isText =
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    const isName =
      ts.isPropertyAssignment(node.parent ?? node) && (node.parent as ts.PropertyAssignment).name === node;
    if (isText && !isName && !signatures.includes(node.text) && lettered.test(node.text)) {
      found.push(`${file}: ${node.text}`);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}
