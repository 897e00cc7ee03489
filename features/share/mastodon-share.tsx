"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { parseMastodonServer } from "#core/share/mastodon.ts";
import { mastodonUrl } from "#core/share/target.ts";
import { NamedField } from "#features/ui/named-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { keepServer, keptServer } from "./mastodon-server.ts";
import styles from "./share-dialog.module.css";
import type { WayToShare } from "./sharing.ts";

/** Mastodon has no one address: the server is asked for once, and can be changed. For the browser only. */
export function MastodonShare({ shared, onShare }: WayToShare) {
  const t = useTranslations("share");
  const [server, setServer] = useState(keptServer);
  const [asking, setAsking] = useState(false);
  const open = (named: string) => {
    keepServer(named);
    setServer(named);
    setAsking(false);
    window.open(mastodonUrl(named, shared), "_blank", "noopener");
    onShare();
  };
  const ask = () => setAsking(!asking);
  const name = t("targets.mastodon");
  return (
    <>
      <li>
        {server === null ? (
          <button type="button" aria-expanded={asking} onClick={ask}>
            {name}
          </button>
        ) : (
          <a href={mastodonUrl(server, shared)} target="_blank" rel="noopener" onClick={onShare}>
            {name}
          </a>
        )}
      </li>
      {server !== null && (
        <li className={styles.row}>
          <button type="button" className={styles.change} aria-expanded={asking} onClick={ask}>
            {t("changeServer", { server })}
          </button>
        </li>
      )}
      {asking && (
        <li className={styles.row}>
          <ServerForm known={server ?? ""} open={open} />
        </li>
      )}
    </>
  );
}

interface ServerFormProps {
  readonly known: string;
  readonly open: (server: string) => void;
}

function ServerForm({ known, open }: ServerFormProps) {
  const t = useTranslations("share");
  const problem = useId();
  const [refused, setRefused] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const server = parseMastodonServer(String(new FormData(event.currentTarget).get("server")));
    setRefused(server === null);
    if (server !== null) open(server);
  };
  return (
    <form className={styles.link} onSubmit={submit}>
      <NamedField name={t("server")}>
        <input
          name="server"
          defaultValue={known}
          placeholder="mastodon.social"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="url"
          aria-invalid={refused}
          aria-describedby={problem}
        />
      </NamedField>
      <TextButton type="submit">{t("openServer")}</TextButton>
      <p id={problem} role="status">
        {refused && t("serverUnknown")}
      </p>
    </form>
  );
}
