/** Where hosts see which feeds are kept up to date, and what is done by itself. */
export const FEEDS = "/host/feeds";
export const JOBS = "/host/jobs";
/** Where a host sees what would come of a feed before its show is added. */
export const ADD_FEED = "/host/feeds/add";
/** Where a host chooses of the feeds that a list of another app names. */
export const FEED_LIST = "/host/feeds/list";
/** Below this scripts do what hosts do, by a token. */
export const SCRIPTS_PATH = "/api/v1/host/";
/** How far jobs are, as server-sent events. */
export const JOB_EVENTS = "/host/jobs/events";
