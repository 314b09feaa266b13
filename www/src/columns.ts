/**
 * Columns of text on their way from the worker to the page. A hundred thousand small strings take the page's thread long
 * to receive; one long string a column does not.
 */
import type { YearTable } from "./protocol";
import type { JoinedTable } from "./types";

/** Stands between joined cells: no character of any text (src/report/schools.rs). */
export const BETWEEN = "\uFFFF";

/** A table with each column of text in one piece, also of the text that a search looks in; row numbers as typed arrays. */
export interface PackedTable extends Omit<JoinedTable, "order"> {
  order: YearTable["order"];
  search: string;
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
