import { data, redirect } from "@remix-run/node";
import { notFound, type Visit } from "~/accounts/request.server";
import type { SignedIn } from "~/accounts/viewer";
import { judgeForm } from "~/platform/forms.server";
import type { Translate } from "~/platform/translate";
import type { Level } from "../committee";
import { listLevels } from "../committees.server";
import { createLevel, deleteLevel, updateLevel } from "../levels.server";
import { answerConflict, answerFaults, type StoredWords } from "./answers.server";
import { readDeletion } from "./delete-answer.server";
import { LevelForm, levelFields, levelValues, type LevelFields } from "./level-form";

/** Saves the level that a form names, or adds a new one. */
export async function saveLevel({ db, viewer, now, t }: Visit<SignedIn>, form: FormData, id: string) {
  const submission = judgeForm(form, LevelForm, t);
  if (submission.status !== "success") return answerFaults(submission.reply(), form);
  const values = levelValues(submission.value);
  const saved =
    id === "new"
      ? await createLevel(db, viewer, now, values)
      : await updateLevel(db, viewer, now, id, submission.value.basedOn, values);
  if (saved.kind === "saved") return redirect(`/committees/levels?saved=${saved.id}#${saved.id}`);
  const stored = (await listLevels(db)).find((level) => level.id === id) ?? notFound();
  return answerConflict(submission.reply(), stored.version, storedWords(submission.value, stored, t));
}

/** Deletes the level that a form names; 409 and why where it is still needed. */
export async function removeLevel({ db, viewer, now, t }: Visit<SignedIn>, form: FormData, id: string) {
  const outcome = await deleteLevel(db, viewer, now, id, readDeletion(form, t));
  switch (outcome.kind) {
    case "saved":
      return redirect("/committees/levels");
    case "gone":
      return notFound();
    case "outdated":
      return data({ problem: t("congress:needed.outdated-delete") }, { status: 409 });
    case "needed":
      return data({ problem: t("congress:needed.level", { count: outcome.count }) }, { status: 409 });
  }
}

function storedWords(typed: LevelFields, level: Level, t: Translate): StoredWords {
  const stored = levelFields(level);
  const words: Omit<Record<keyof LevelFields, string>, "basedOn"> = {
    nameVi: stored.nameVi,
    nameEn: stored.nameEn,
    position: String(stored.position),
    agendaLevel: t(`congress:agenda-level.${stored.agendaLevel}`),
  };
  const names = Object.keys(words) as (keyof typeof words)[];
  return Object.fromEntries(
    names.filter((name) => stored[name] !== typed[name]).map((name) => [name, words[name]]),
  );
}
