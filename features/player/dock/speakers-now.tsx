"use client";

import { useTranslations } from "next-intl";
import { speakerColour } from "#core/transcript/speaker-colour.ts";
import { usePlayerState } from "../player-context.tsx";
import { useTimed } from "../sentence/use-sentence.ts";
import { ControlPanel } from "./control-panel.tsx";
import { SpeakerChoices } from "./speaker-panel.tsx";
import styles from "./speakers-now.module.css";

/** Who is heard in the episode that is in, in their colours; who speaks now is marked. A name opens what can be done with that voice. */
export function SpeakersNow() {
  const t = useTranslations("player");
  const text = usePlayerState((state) => state.spoken.text);
  const coming = usePlayerState((state) => state.spoken.state === "loading");
  const now = usePlayerState((state) => text?.speakerAt(state.time) ?? null);
  const timed = useTimed();
  // What stands below stays where it is.
  if (coming) return <div className={styles.room} />;
  if (text === null || text.speakers.size === 0) return null;
  return (
    <ul className={styles.speakers} aria-label={t("speakers")}>
      {[...text.speakers].map(([name, colour]) => (
        <li
          key={name}
          style={{ color: speakerColour(colour) }}
          aria-current={name === now ? "true" : undefined}
        >
          {timed ? (
            <ControlPanel name={name} tip={{ title: name }} face={<bdi>{name}</bdi>}>
              <SpeakerChoices name={name} />
            </ControlPanel>
          ) : (
            <bdi>{name}</bdi>
          )}
        </li>
      ))}
    </ul>
  );
}
