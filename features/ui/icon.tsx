import type { LucideIcon } from "lucide-react";

interface IconProps {
  readonly of: LucideIcon;
  /** Edge in CSS pixels. */
  readonly size?: number;
  /** Its shape is filled with the colour of the text. */
  readonly filled?: boolean;
}

/** A drawing beside or in place of words. The control that it stands in has the name, so it has none. */
export function Icon({ of: Drawing, size = 20, filled = false }: IconProps) {
  return <Drawing size={size} strokeWidth={1.5} fill={filled ? "currentColor" : "none"} aria-hidden="true" />;
}
