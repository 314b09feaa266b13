/**
 * Columns of text on their way from the worker to the page. A hundred thousand small strings take the page's thread long
 * to receive; one long string a column does not.
 */
import type { YearTable } from "./protocol";

/** Stands between cells: no character of any text. */
const BETWEEN = "\uFFFF";

type Texts = "school_code" | "school_name" | "lea_name" | "school_type" | "index" | "no_index" | "points_base" | "search";
type TextsByDomain = "domain_points" | "domain_possible";

/** A table with each column of text in one piece. */
export type PackedTable = Omit<YearTable, Texts | TextsByDomain> & Record<Texts, string> & Record<TextsByDomain, string[]>;

const join = (cells: string[]): string => cells.join(BETWEEN);

export function pack(table: YearTable): PackedTable {
  return {
    ...table,
    school_code: join(table.school_code),
    school_name: join(table.school_name),
    lea_name: join(table.lea_name),
    school_type: join(table.school_type),
    index: join(table.index),
    no_index: join(table.no_index),
    points_base: join(table.points_base),
    search: join(table.search),
    domain_points: table.domain_points.map(join),
    domain_possible: table.domain_possible.map(join),
  };
}

export function unpack(packed: PackedTable): YearTable {
  const cells = (joined: string): string[] => (packed.count === 0 ? [] : joined.split(BETWEEN));
  return {
    ...packed,
    school_code: cells(packed.school_code),
    school_name: cells(packed.school_name),
    lea_name: cells(packed.lea_name),
    school_type: cells(packed.school_type),
    index: cells(packed.index),
    no_index: cells(packed.no_index),
    points_base: cells(packed.points_base),
    search: cells(packed.search),
    domain_points: packed.domain_points.map(cells),
    domain_possible: packed.domain_possible.map(cells),
  };
}
