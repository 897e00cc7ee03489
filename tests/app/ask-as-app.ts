import path from "node:path";
import { addAppPassword } from "#server/accounts/app-password.ts";
import { database } from "#server/db/client.ts";
import { SITE } from "./account-forms.ts";

export type Route = (
  request: Request,
  context: { params: Promise<Readonly<Record<string, string>>> },
) => Promise<Response>;

interface Asked {
  readonly password?: string;
  readonly cookie?: string;
}

export async function newAppPassword(accountId: number, name: string): Promise<string> {
  const account = { id: accountId, name, role: "listener" } as const;
  const password = await addAppPassword(database(), account, "AntennaPod");
  if (password === null) throw new Error("An app without a name");
  return password;
}

/** What every method of a route answers to an app that asks for the user of this name. */
export async function askAsApp(
  file: string,
  user: string,
  { password, cookie }: Asked,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly Response[]> {
  const routes = (await import(path.resolve(file))) as Readonly<Record<string, Route>>;
  const isLast = file.endsWith("[user]/route.ts");
  const params = { user: isLast ? `${user}.json` : user, device: "phone.json", scope: "account.json" };
  const basic = password && `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  return Promise.all(
    Object.entries(routes).map(([method, answer]) =>
      answer(
        new Request(`${SITE}/`, {
          method,
          headers: {
            "content-length": "2",
            // Of each user: wrong passwords are counted by address.
            "x-forwarded-for": user,
            ...(basic && { authorization: basic }),
            ...(cookie && { cookie }),
            ...headers,
          },
          ...(method === "GET" || method === "HEAD" ? {} : { body: "[]" }),
        }),
        { params: Promise.resolve(params) },
      ),
    ),
  );
}

/** What every method of a route answers to a script that asks for what is not there. */
export async function askAsScript(
  file: string,
  headers: Readonly<Record<string, string>>,
): Promise<readonly Response[]> {
  const routes = (await import(path.resolve(file))) as Readonly<Record<string, Route>>;
  return Promise.all(
    Object.entries(routes).map(([method, answer]) =>
      answer(
        new Request(`${SITE}/`, {
          method,
          // Of each file: wrong tokens are counted by address.
          headers: { "content-length": "2", "x-forwarded-for": file, ...headers },
          ...(method === "GET" ? {} : { body: "{}" }),
        }),
        { params: Promise.resolve({ show: "nothing", job: "0" }) },
      ),
    ),
  );
}
