"use client";

import { useTranslations } from "next-intl";
import { Switch } from "#features/ui/switch.tsx";
import { useSoundAccess } from "../boost/use-boost.ts";
import { usePlayer, usePlayerState } from "../player-context.tsx";
import { useSilencesUnknown } from "../silence/use-silence.ts";

/** What is done with the sound besides: where it cannot be done with what plays, why. */
export function SoundSwitches() {
  const t = useTranslations("player");
  const { settings } = usePlayer();
  const skips = usePlayerState((state) => state.settings.skipsSilence);
  const boosts = usePlayerState((state) => state.settings.boostsVoice);
  const unknown = useSilencesUnknown();
  const access = useSoundAccess();
  return (
    <>
      <Switch
        checked={skips}
        change={(skipsSilence) => settings.change({ skipsSilence })}
        refusal={unknown ? t("silenceUnknown") : null}
      >
        {t("skipSilence")}
      </Switch>
      <Switch
        checked={boosts}
        change={(boostsVoice) => settings.change({ boostsVoice })}
        refusal={access === "refused" ? t("boostRefused") : null}
      >
        {t("boostVoice")}
      </Switch>
    </>
  );
}
