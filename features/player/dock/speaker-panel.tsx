"use client";

import { useTranslations } from "next-intl";
import { type CSSProperties, useRef } from "react";
import { speakerColour } from "#core/transcript/speaker-colour.ts";
import { say } from "#features/ui/say.ts";
import { useEscape } from "#features/ui/use-escape.ts";
import { usePlayerState } from "../player-context.tsx";
import { useHeard, useHearOnly, useSpeakerStep } from "../sentence/use-hear-only.ts";
import { useTimed } from "../sentence/use-sentence.ts";
import { Choice, Choices, ControlPanel } from "./control-panel.tsx";
import styles from "./moment-bar.module.css";
import panel from "./speaker-panel.module.css";

/** What can be done with what one of the speakers says. */
export function SpeakerChoices({ name }: { readonly name: string }) {
  const t = useTranslations("player");
  const step = useSpeakerStep(name);
  const hearOnly = useHearOnly();
  const alone = useHeard()?.speaker === name;
  const start = () => hearOnly.start(name, () => say(t("heardAllOf", { speaker: name })));
  return (
    <Choices title={name} columns={2}>
      <Choice whole onClick={() => step(-1)}>
        {t("previousTurnOf", { speaker: name })}
      </Choice>
      <Choice whole onClick={() => step(1)}>
        {t("nextTurnOf", { speaker: name })}
      </Choice>
      <Choice whole chosen={alone} onClick={alone ? () => hearOnly.stop() : start}>
        {t("hearOnly", { speaker: name })}
      </Choice>
    </Choices>
  );
}

/** At the beginning of the ribbon: whose colour that is which is heard, and what can be done with what each one says. */
export function SpeakerName() {
  const t = useTranslations("player");
  const text = usePlayerState((state) => state.spoken.text);
  const now = usePlayerState((state) => text?.speakerAt(state.time) ?? null);
  const timed = useTimed();
  if (!text || !timed || text.speakers.size < 2) return null;
  const [first = ""] = text.speakers.keys();
  const name = now ?? first;
  const colour = speakerColour(text.speakers.get(name) ?? 0);
  return (
    <div className={panel.name} style={{ "--voice": colour } as CSSProperties}>
      <ControlPanel name={t("speakers")} tip={{ title: t("speakers") }} value={name} face={<bdi>{name}</bdi>}>
        {[...text.speakers.keys()].map((speaker) => (
          <SpeakerChoices key={speaker} name={speaker} />
        ))}
      </ControlPanel>
    </div>
  );
}

/** While one speaker is heard alone: which turn it is, and the way to hear everybody. Escape goes it too. */
export function HearOnlyBar() {
  const t = useTranslations("player");
  const heard = useHeard();
  return heard && <Heard said={t("hearingOnly", { ...heard })} />;
}

function Heard({ said }: { readonly said: string }) {
  const t = useTranslations("player");
  const hearOnly = useHearOnly();
  const bar = useRef<HTMLDivElement>(null);
  useEscape(bar, () => hearOnly.stop());
  return (
    <div ref={bar} className={styles.bar}>
      <div className={styles.group}>
        <p className={styles.said}>{said}</p>
        <button type="button" title={t("hearEverybodyTip")} onClick={() => hearOnly.stop()}>
          {t("hearEverybody")}
        </button>
      </div>
    </div>
  );
}
