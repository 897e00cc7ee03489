import { z } from "zod";
import {
  feedSchema,
  feedsSchema,
  hintedSchema,
  importSchema,
  importsSchema,
  jobsSchema,
} from "./feed-answer.ts";
import { describeParameter, describeSchema, jsonAnswer, limitAnswer, problemAnswer } from "./openapi-part.ts";
import { SCRIPT_LIMITER } from "./script-route.ts";

const SHOW = { name: "show", description: "A show's id", schema: z.string() } as const;
const JOB = { name: "job", description: "The id of a job", schema: z.int() } as const;

/** How scripts say who they are: by the token of the site (RFC 6750). */
export const TOKEN_SCHEME = { adminToken: { type: "http", scheme: "bearer" } } as const;

/** What scripts of hosts may do, as paths of OpenAPI. */
export function hostPaths() {
  const root = "/api/v1/host";
  return {
    [`${root}/feeds`]: {
      get: operation("listFeeds", "All feeds, and what their last reading did", [], "HostFeeds"),
      post: addOperation(),
    },
    [`${root}/feeds/{show}/refresh`]: {
      post: operation("refreshFeed", "Have a feed asked for now, and kept up to date", [SHOW], "HostFeed"),
    },
    [`${root}/feeds/{show}/pause`]: {
      post: operation("pauseFeed", "Have a feed asked for no more", [SHOW], "HostFeed"),
    },
    [`${root}/hints`]: { post: hintOperation() },
    [`${root}/imports`]: {
      get: operation(
        "listImports",
        "Shows that are being added, and those of the last day",
        [],
        "HostImports",
      ),
    },
    [`${root}/imports/{job}`]: {
      get: operation("getImport", "How far an import is, and what came of it", [JOB], "HostImport"),
    },
    [`${root}/jobs`]: { get: operation("listJobs", "What runs, has failed and waits", [], "HostJobs") },
    [`${root}/jobs/{job}/cancel`]: { post: operation("cancelJob", "Take a job away", [JOB], "HostJobs") },
    [`${root}/jobs/{job}/run`]: { post: operation("runJob", "Have a job done now", [JOB], "HostJobs") },
  };
}

export function hostSchemas() {
  return {
    HostFeeds: describeSchema(feedsSchema),
    HostFeed: describeSchema(feedSchema),
    HostHinted: describeSchema(hintedSchema),
    HostImports: describeSchema(importsSchema),
    HostImport: describeSchema(importSchema),
    HostJobs: describeSchema(jobsSchema),
  };
}

function operation(
  operationId: string,
  summary: string,
  parameters: readonly (typeof SHOW | typeof JOB)[],
  component: string,
) {
  return {
    operationId,
    summary,
    security: [{ adminToken: [] }],
    parameters: parameters.map((parameter) => ({
      ...describeParameter(parameter),
      in: "path",
      required: true,
    })),
    responses: {
      "200": jsonAnswer(summary, component),
      "401": problemAnswer("The token is missing or wrong"),
      "404": problemAnswer("There is no such thing, or no ADMIN_TOKEN is set"),
      "429": limitAnswer(SCRIPT_LIMITER),
    },
  };
}

function addOperation() {
  const summary = "Have the show of a feed imported, by its address";
  const address = { type: "string", description: "On the web; a user name and password may stand in it" };
  const { responses, ...add } = sendOperation("addFeed", summary, { address }, "HostImport");
  return {
    ...add,
    responses: {
      ...responses,
      "409": problemAnswer("The show is here already"),
      "422": problemAnswer("What was sent is no address on the web"),
    },
  };
}

function hintOperation() {
  const description = "Addresses of feeds that have changed; a podping is understood as it is";
  const iris = { type: "array", items: { type: "string" }, description };
  const summary = "Have feeds asked for soon, because they have changed";
  return sendOperation("hintFeeds", summary, { iris }, "HostHinted");
}

/** Of a script that sends JSON with these properties, which is taken. */
function sendOperation(
  operationId: string,
  summary: string,
  properties: Readonly<Record<string, object>>,
  component: string,
) {
  const { responses, ...rest } = operation(operationId, summary, [], component);
  const { "200": taken, ...others } = responses;
  const schema = { type: "object", required: Object.keys(properties), properties };
  return {
    ...rest,
    requestBody: { required: true, content: { "application/json": { schema } } },
    responses: { "202": taken, ...others },
  };
}
