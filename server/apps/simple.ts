import { asDeviceName } from "#core/app/device.ts";
import {
  FILE_TYPES,
  parseFileName,
  readSubscriptions,
  type SubscribedFeed,
  writeSubscriptions,
} from "#core/app/subscription-file.ts";
import { feedAddress } from "#core/app/subscription-upload.ts";
import { config } from "../config.ts";
import type { Database } from "../db/client.ts";
import { notFoundResponse } from "../http/problem.ts";
import { badRequest, doneAnswer, fullResponse } from "./app-answer.ts";
import { readBody } from "./app-body.ts";
import type { AskedByApp } from "./app-route.ts";
import { findDevices, keepDevice } from "./devices.ts";
import { feedTitles } from "./known-shows.ts";
import { keepSubscriptions, listSubscriptions } from "./subscriptions.ts";

const NO_FORMAT = "Subscriptions are written as .json, .txt or .opml.";

/** Answers all subscriptions as a file whose ending says how they are written. */
export async function answerFile({ db, app }: AskedByApp, file: string): Promise<Response> {
  const { format } = parseFileName(file);
  if (format === null) return badRequest(NO_FORMAT);
  const feeds = await subscribedFeeds(db, app.account.id);
  return new Response(writeSubscriptions(feeds, format, app.account.name), {
    headers: { "content-type": FILE_TYPES[format], "cache-control": "no-store" },
  });
}

/** The same for a device: all have the same, but one must be known. */
export async function answerDeviceFile(asked: AskedByApp, file: string): Promise<Response> {
  const { name } = parseFileName(file);
  const devices = await findDevices(asked.db, asked.app.account.id);
  return devices.some(({ id }) => id === name) ? answerFile(asked, file) : notFoundResponse();
}

/** Puts what an app is subscribed to in the place of all that was. */
export async function takeDeviceFile(asked: AskedByApp, file: string): Promise<Response> {
  const { name, format } = parseFileName(file);
  if (format === null || asDeviceName(name) === undefined) return badRequest(NO_FORMAT);
  const text = await readBody(asked.request);
  if (text instanceof Response) return text;
  const urls = readSubscriptions(text, format);
  if (urls === null) return badRequest(NO_FORMAT);
  const add = [...new Set(urls.map(feedAddress).filter((url) => url !== ""))];
  const device = await keepDevice(asked, name, {});
  const kept = await keepSubscriptions(asked, (subscribed) => ({
    add,
    remove: subscribed.filter((url) => !add.includes(url)),
  }));
  return kept.kind === "full" || device?.kind === "full" ? fullResponse() : doneAnswer();
}

async function subscribedFeeds(db: Database, accountId: number): Promise<readonly SubscribedFeed[]> {
  const urls = await listSubscriptions(db, accountId);
  const titles = await feedTitles(db, config().publicUrl, urls);
  return urls.map((url) => ({ url, title: titles.get(url) ?? null }));
}
