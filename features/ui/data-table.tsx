import type { ReactNode } from "react";
import styles from "./data-table.module.css";

interface DataTableProps {
  /** What unfolds it. */
  readonly summary: string;
  /** The names of its columns, the first of which says what each row is about. */
  readonly columns: readonly string[];
  readonly rows: readonly DataRow[];
}

interface DataRow {
  readonly key: string | number;
  readonly name: ReactNode;
  /** One for each of the other columns. */
  readonly cells: readonly string[];
}

/** What a drawing shows, for who does not see it or wants the figures: a table that is folded away below it. */
export function DataTable({ summary, columns, rows }: DataTableProps) {
  return (
    <details className={styles.table}>
      <summary>{summary}</summary>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={columns[column + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
