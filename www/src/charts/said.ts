/** Values and names on charts, in words. */
import { decimal, maybe, nameOf, t } from "../messages";
import type { Card, CardCell, CardIndicator } from "../types";
import { valueText } from "../views/card";

/** A value under a heading that names its unit, or beside a dot: short. */
export const shortValue = (value: string, unit: string): string => maybe(`value-short-${unit}`, { value: decimal(value) }) ?? valueText(value, unit as CardIndicator["unit"]);

export const indicatorName = ({ id, label }: { id: string; label: string }): string => (id === "index" ? t("chart-index") : nameOf("indicator", id, label));
export const groupName = ({ group, label }: Pick<CardCell, "group" | "label">): string => nameOf("group", group, label);
export const schoolName = ({ school_name, school_code }: Pick<Card, "school_name" | "school_code">): string => school_name || school_code;

/** Level and band in words: "Level 7, average". */
export const levelSaid = (level: number, band: string): string => (level === 0 ? "" : t("chart-level", { level, band: band === "" ? "" : t(`band-${band}`) }));

/** A sentence of which only the first letter is changed. */
export const capital = (words: string): string => words.slice(0, 1).toLocaleUpperCase() + words.slice(1);
