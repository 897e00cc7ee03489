import type { Measured } from "./engine-attempt.ts";
import type { AnswerReport } from "./engine-report.ts";

export interface Column {
  readonly engine: string;
  /** Null when it could not be measured at any size. */
  readonly measured: Measured | null;
  /** Playhead with the same passages; null for Playhead itself, and when it could not be measured. */
  readonly baseline: Measured | null;
}

/** Classes down, engines across: p50/p95 in milliseconds, and the ratio of each to Playhead's. */
export function formatTable(columns: readonly Column[], passages: number): string {
  const names = columns.flatMap(({ measured }) => measured?.answers.map(({ name }) => name) ?? []);
  const rows = [
    ["", ...columns.map((column) => title(column, passages))],
    ...[...new Set(names)].map((name) => [name, ...columns.map((column) => cell(column, name))]),
  ];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    row
      .map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0)))
      .join("   ");
  return rows.map((row) => `  ${line(row)}`).join("\n");
}

function title({ engine, measured }: Column, passages: number): string {
  const smaller = measured !== null && measured.passages < passages;
  return smaller ? `${engine} at ${measured.passages.toLocaleString("en")}` : engine;
}

function cell({ measured, baseline }: Column, name: string): string {
  const spent = find(measured, name)?.spent ?? null;
  if (spent === null) return "–";
  const times = `${formatMilliseconds(spent.p50)}/${formatMilliseconds(spent.p95)}`;
  const base = find(baseline, name)?.spent ?? null;
  if (base === null) return times;
  return `${times} (${formatRatio(spent.p50 / base.p50)}/${formatRatio(spent.p95 / base.p95)})`;
}

function find(measured: Measured | null, name: string): AnswerReport | null {
  return measured?.answers.find((answer) => answer.name === name) ?? null;
}

/** Three figures are as many as mean something. */
function formatMilliseconds(milliseconds: number): string {
  if (milliseconds < 0.01) return "<0.01";
  return milliseconds.toFixed(milliseconds < 1 ? 2 : milliseconds < 100 ? 1 : 0);
}

function formatRatio(ratio: number): string {
  return ratio < 0.01 ? "<0.01" : ratio.toFixed(ratio < 10 ? 2 : 0);
}
