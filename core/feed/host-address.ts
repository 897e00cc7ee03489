/** Where hosts see which feeds are kept up to date, and what is done by itself. */
export const FEEDS = "/host/feeds";
export const JOBS = "/host/jobs";
