import { affiliated } from "./affiliated";
import { district } from "./district";
import { province } from "./province";
import type { AgendaLevel } from "../agenda";
import type { AgendaTemplate } from "./template";

export const templates: readonly AgendaTemplate[] = [province, district, affiliated];

/** The template that fits a level best. */
export const templateFor = (level: AgendaLevel): AgendaTemplate =>
  level === "province" ? province : level === "district" ? district : affiliated;
