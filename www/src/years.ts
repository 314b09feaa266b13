import { t } from "./messages";

export const yearLabel = (year: string): string => (year === "unstated" ? t("year-unstated") : year);
