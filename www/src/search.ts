import { BETWEEN } from "./columns";
import type { YearTable } from "./protocol";
import type { JoinedTable } from "./types";

/** Letters without marks or case, so that "Peña" is found by "pena". */
export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** For each row the text that a search looks in: name, LEA and code; joined like the columns. */
export function searchText({ school_name, lea_name, school_code }: JoinedTable): string {
  const [names = [], leas = [], codes = []] = [school_name, lea_name, school_code].map((column) => plain(column).split(BETWEEN));
  return names.map((name, row) => `${name} ${leas[row]} ${codes[row]}`).join(BETWEEN);
}

/** The rows to show, in order: sorted by a column, narrowed to those that hold every word of the search. */
export function rowsToShow(
  table: YearTable,
  sort: { column: string; descending: boolean },
  search: string,
): Uint32Array {
  const order = table.order[sort.column] ?? Uint32Array.from({ length: table.count }, (_, row) => row);
  const sorted = sort.descending ? descending(order, valuesOf(table, sort.column)) : order;
  const words = plain(search).split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return sorted;
  return sorted.filter((row) => {
    const text = table.search[row] ?? "";
    return words.every((word) => text.includes(word));
  });
}

/** The other way round, but blanks stay last. */
function descending(order: Uint32Array, values: readonly string[]): Uint32Array {
  const blanks = order.findIndex((row) => values[row] === "");
  const filled = blanks === -1 ? order.length : blanks;
  const result = order.slice();
  result.subarray(0, filled).reverse();
  return result;
}

function valuesOf(table: YearTable, column: string): readonly string[] {
  switch (column) {
    case "school_name":
      return table.school_name;
    case "lea_name":
      return table.lea_name;
    case "school_type":
      return table.school_type;
    case "index":
      return table.index;
    case "points_base":
      return table.points_base;
    default: {
      const domain = table.domains.findIndex(({ id }) => id === column);
      return table.domain_points[domain] ?? [];
    }
  }
}
