import type { IconNode } from "lucide";
import { createElement } from "react";

interface IconProps {
  readonly of: IconNode;
  /** Edge in CSS pixels. */
  readonly size?: number;
  /** Its shape is filled with the colour of the text. */
  readonly filled?: boolean;
}

/** A drawing beside or in place of words. The control that it stands in has the name, so it has none. */
export function Icon({ of: shapes, size = 20, filled = false }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={filled ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes.map(([tag, attributes]) =>
        createElement(tag, { key: JSON.stringify(attributes), ...attributes }),
      )}
    </svg>
  );
}
