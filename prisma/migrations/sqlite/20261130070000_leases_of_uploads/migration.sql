-- What is being made an episode of is a process's until it has not been heard of for a while.
ALTER TABLE "Upload" ADD COLUMN "holder" TEXT;
ALTER TABLE "Upload" ADD COLUMN "leaseUntil" DATETIME;
ALTER TABLE "Upload" ADD COLUMN "token" INTEGER NOT NULL DEFAULT 0;
