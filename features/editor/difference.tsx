import { useTranslations } from "next-intl";
import { wordDifference } from "#core/revision/word-difference.ts";
import styles from "./difference.module.css";

interface DifferenceProps {
  readonly before: string;
  readonly after: string;
}

/** A text with what was taken away from it and what was added: told by signs and to screen readers, not by colour alone. */
export function Difference({ before, after }: DifferenceProps) {
  const t = useTranslations("difference");
  return wordDifference(before, after).map(({ kind, text }, index) => {
    if (kind === "same")
      // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text
      return <span key={index}>{text}</span>;
    const Part = kind === "removed" ? "del" : "ins";
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text
      <Part key={index} className={styles[kind]}>
        <span className="visually-hidden">{`${t(kind)} `}</span>
        <span>{text}</span>
        <span className="visually-hidden">{` ${t("end")}`}</span>
      </Part>
    );
  });
}
