import type { Config } from "#server/config.ts";
import { say } from "./words.ts";

/** Says how the first person signs up, while nobody is a host. */
export async function sayFirstHost(config: Config): Promise<void> {
  const { firstHostLink } = await import("#server/accounts/first-host.ts");
  const url = await firstHostLink(config);
  if (url !== null) console.log(say("firstHost", { url }));
}
