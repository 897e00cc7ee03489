/** Where hosts see which feeds are kept up to date, and what is done by itself. */
export const FEEDS = "/host/feeds";
export const JOBS = "/host/jobs";
/** Where a host sees what would come of a feed before its show is added. */
export const ADD_FEED = "/host/feeds/add";
/** How far jobs are, as server-sent events. */
export const JOB_EVENTS = "/host/jobs/events";
