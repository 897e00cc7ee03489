"use client";

import { MessageSquareQuote } from "lucide";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "#features/ui/icon.tsx";
import { useKeyTip, usePlayerState } from "../player-context.tsx";
import { useRepeat, useSentenceRepeat, useSpokenStep, useTimed } from "../sentence/use-sentence.ts";
import { Choice, Choices, ControlPanel, ControlRoom } from "./control-panel.tsx";
import styles from "./moment-bar.module.css";

const ROUNDS = [2, 3, 5, 10];
/** Shares of the speed that is set. */
const PACES = [1, 0.8, 0.6];

/** Steps from sentence to sentence and from speaker to speaker, and sentences once more; only where these are known. */
export function Sentences() {
  const t = useTranslations("player");
  const format = useFormatter();
  const [pace, setPace] = useState(1);
  const repeat = useSentenceRepeat();
  const stepSentence = useSpokenStep("sentence");
  const stepTurn = useSpokenStep("turn");
  const timed = useTimed();
  const several = usePlayerState(({ spoken }) => (spoken.text?.speakers.size ?? 0) > 1);
  const coming = usePlayerState(({ spoken }) => spoken.state === "loading");
  const tip = useKeyTip("say-again");
  if (!timed) return coming ? <ControlRoom /> : null;
  return (
    <ControlPanel
      name={t("sentences")}
      tip={{ title: t("sentences") }}
      face={<Icon of={MessageSquareQuote} />}
    >
      <Choices columns={2}>
        <Choice onClick={() => stepSentence(-1)}>{t("previousSentence")}</Choice>
        <Choice onClick={() => stepSentence(1)}>{t("nextSentence")}</Choice>
        {several && (
          <>
            <Choice onClick={() => stepTurn(-1)}>{t("previousTurn")}</Choice>
            <Choice onClick={() => stepTurn(1)}>{t("nextTurn")}</Choice>
          </>
        )}
        <Choice whole tip={tip(t("sayAgain"))} onClick={() => repeat.start({ rounds: 1, pace })}>
          {t("sayAgain")}
        </Choice>
      </Choices>
      <Choices title={t("repeatSentence")} columns={2}>
        {ROUNDS.map((rounds) => (
          <Choice key={rounds} onClick={() => repeat.start({ rounds, pace })}>
            {t("repeatTimes", { count: rounds })}
          </Choice>
        ))}
      </Choices>
      <Choices title={t("repeatPace")}>
        {PACES.map((share) => (
          <Choice key={share} chosen={share === pace} onClick={() => setPace(share)}>
            {format.number(share, { style: "percent" })}
          </Choice>
        ))}
      </Choices>
    </ControlPanel>
  );
}

/** While a sentence is heard again: which time it is, and the way to go on. */
export function RepeatBar() {
  const t = useTranslations("player");
  const repeat = useRepeat();
  const repeats = useSentenceRepeat();
  if (!repeat) return null;
  return (
    <div className={styles.bar}>
      <div className={styles.group}>
        <p className={styles.said}>{t("repeating", { ...repeat })}</p>
        <button type="button" onClick={() => repeats.stop()}>
          {t("goOn")}
        </button>
      </div>
    </div>
  );
}
