/** The day of a time (epoch milliseconds) in UTC, as `2026-11-23` (ISO 8601). */
export function dayOf(time: number): string {
  const iso = new Date(time).toISOString();
  return iso.slice(0, iso.indexOf("T"));
}

/** The day of something that was kept with its time, or, before the day was kept too, with its time alone: then in UTC. */
export function keptDay(day: string | null, time: number | null): string | null {
  if (day !== null && isDay(day)) return day;
  return time === null ? null : dayOf(time);
}

/** Whether the text is a day that exists, as `2026-11-23` (ISO 8601). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

/** The last day of a month, which is `2026-11`. */
export function lastDayOf(month: string): string {
  const first = new Date(`${month}-01T00:00:00Z`);
  return dayOf(first.setUTCMonth(first.getUTCMonth() + 1, 0));
}
