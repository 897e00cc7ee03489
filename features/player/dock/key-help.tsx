"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "#features/ui/dialog.tsx";
import { EDITING_KEYS } from "#features/ui/editing-keys.ts";
import { Switch } from "#features/ui/switch.tsx";
import { keyParts } from "../keys/key-name.ts";
import { SHORTCUTS } from "../keys/shortcuts.ts";
import { PLAYER_ACTIONS } from "../keys/use-keyboard.ts";
import { usePlayer, usePlayerParts, usePlayerState } from "../player-context.tsx";
import styles from "./key-help.module.css";

/** The list of keys, drawn from the table that they are found in; and the switch that turns them off (WCAG 2.1.4). */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("player");
  const player = usePlayer();
  const { shortcuts, stepBack, stepForward } = usePlayerState((state) => state.settings);
  const { handlers } = usePlayerParts();
  const meant = SHORTCUTS.filter(({ action }) => handlers.has(action) || PLAYER_ACTIONS.has(action));
  return (
    <Dialog title={t("keys")} closeName={t("close")} onClose={onClose}>
      <dl className={styles.keys}>
        {meant.map(({ action, keys }) => (
          <div key={action}>
            <dt>{t(`actions.${action}`, { stepBack, stepForward })}</dt>
            <dd>
              {(action === "tenth" ? ["0 – 9"] : keys).map((key) => (
                <kbd key={key}>{keyParts(key, t("space")).join(" ")}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {handlers.has("edit") && (
        <>
          <h3 className={styles.part}>{t("editingKeys")}</h3>
          <dl className={styles.keys}>
            {EDITING_KEYS.map(({ action, key }) => (
              <div key={action}>
                <dt>{t(`editing.${action}`)}</dt>
                <dd>
                  <kbd>{keyParts(key, t("space")).join(" ")}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Switch checked={shortcuts} change={(on) => player.settings.change({ shortcuts: on })}>
        {t("keysOn")}
      </Switch>
    </Dialog>
  );
}
