import { parseFileName } from "#core/app/subscription-file.ts";
import { type App, findApp } from "../accounts/app-password.ts";
import { attemptOfApp } from "../accounts/attempts.ts";
import { type Database, database } from "../db/client.ts";
import { answerUnlessBusy } from "../http/overload.ts";
import { notFoundResponse, problemResponse } from "../http/problem.ts";
import { clientOf } from "../http/rate-limit.ts";
import { appCookies, type Credentials, credentialsOf, isNamed } from "./credentials.ts";

/** What an app asks for, and for whom. */
export interface AskedByApp {
  readonly db: Database;
  readonly app: App;
  /** Under which name it writes changes, see core/sync/stamp.ts. */
  readonly writer: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly request: Request;
  readonly query: URLSearchParams;
  readonly credentials: Credentials;
}

interface Context<Params> {
  readonly params: Promise<Params>;
}

type AppAct<Params> = (asked: AskedByApp, params: Params) => Promise<Response>;
type AppRoute<Params> = (request: Request, context: Context<Params>) => Promise<Response>;

/** Answers an app that says by name and password for whom it asks: no page and no form of ours is behind these. */
export function appRoute<Params>(act: AppAct<Params>): AppRoute<Params> {
  return (request, { params }) =>
    answerUnlessBusy(async () => {
      const credentials = credentialsOf(request.headers);
      if (credentials === null) return unauthorized();
      const db = database();
      const client = clientOf(request.headers);
      const app = await attemptOfApp(
        db,
        client,
        () => findNamed(db, credentials),
        (found) => found !== null,
      );
      if (app === null) return unauthorized();
      if ("kind" in app) return tooMany(app.seconds);
      const query = new URL(request.url).searchParams;
      const writer = `app${String(app.id).padStart(8, "0")}`;
      return act({ db, app, writer, now: Date.now(), request, query, credentials }, await params);
    });
}

/**
 * The same where the address names the user, who must be the one that the app asks for. Who has said the password goes on by
 * the cookie: the client library of gPodder says it three times and no more.
 */
export function userRoute<Params extends { readonly user: string }>(
  act: AppAct<Params>,
  ofAnother = unauthorized,
): AppRoute<Params> {
  return appRoute(async (asked, params) => {
    const { app, credentials } = asked;
    if (!isNamed(params.user, app.account.name)) return ofAnother();
    const answer = await act(asked, params);
    if (credentials.name !== null)
      for (const cookie of appCookies(credentials.password)) answer.headers.append("set-cookie", cookie);
    return answer;
  });
}

/** The same where the last piece of the address names the user, followed by `.json`. */
export function userFileRoute(act: AppAct<{ readonly user: string }>): AppRoute<{ readonly user: string }> {
  return async (request, { params }) => {
    const { name, format } = parseFileName((await params).user);
    if (format !== "json") return notFoundResponse();
    return userRoute(act)(request, { params: Promise.resolve({ user: name }) });
  };
}

interface DeviceParams {
  readonly user: string;
  readonly device: string;
}

/** The same where the last piece of the address names a device of the user, followed by `.json`. */
export function deviceRoute(
  act: (asked: AskedByApp, device: string) => Promise<Response>,
): AppRoute<DeviceParams> {
  return userRoute(async (asked, { device: file }) => {
    const { name, format } = parseFileName(file);
    return format === "json" ? act(asked, name) : notFoundResponse();
  });
}

async function findNamed(db: Database, { name, password }: Credentials): Promise<App | null> {
  const app = await findApp(db, password);
  return app && (name === null || isNamed(name, app.account.name)) ? app : null;
}

function unauthorized(): Response {
  const detail =
    "Say the name of an account, and a password that was made for this app on the page of the account.";
  return problemResponse(
    { title: "Unauthorized", detail, status: 401 },
    { "www-authenticate": 'Basic realm="Playhead", charset="UTF-8"' },
  );
}

function tooMany(seconds: number): Response {
  const detail = `Too many wrong passwords. Come back in ${seconds} s.`;
  return problemResponse(
    { title: "Too Many Requests", detail, status: 429 },
    { "retry-after": String(seconds) },
  );
}
