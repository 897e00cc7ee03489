import type { ComponentProps } from "react";

interface PageFormProps extends ComponentProps<"form"> {
  readonly action: string;
}

/** A form that asks for another page of this site (GET), which `PageTurning` opens in place of this one. */
export function PageForm(props: PageFormProps) {
  return <form {...props} data-page="push" />;
}
