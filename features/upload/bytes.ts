import type { useFormatter } from "next-intl";

type Formatter = Pick<ReturnType<typeof useFormatter>, "number">;

/** A number of bytes in the unit in which people say it. */
export function formatBytes(bytes: number, format: Formatter): string {
  const [unit, divisor] =
    bytes >= 1e9
      ? (["gigabyte", 1e9] as const)
      : bytes >= 1e6
        ? (["megabyte", 1e6] as const)
        : (["kilobyte", 1e3] as const);
  return format.number(bytes / divisor, { style: "unit", unit, maximumFractionDigits: bytes < 1e6 ? 0 : 1 });
}
