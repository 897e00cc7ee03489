-- What a host asks for before it gives a feed that is being added: out of the row of its job, which many read.
CREATE TABLE "JobLogin" (
    "jobId" INTEGER NOT NULL PRIMARY KEY,
    "username" TEXT NOT NULL,
    "password" TEXT NOT NULL,
    CONSTRAINT "JobLogin_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
