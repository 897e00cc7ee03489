-- What is being made an episode of is a process's until it has not been heard of for a while.
ALTER TABLE "Upload" ADD COLUMN "holder" TEXT COLLATE "C";
ALTER TABLE "Upload" ADD COLUMN "leaseUntil" TIMESTAMP(3);
ALTER TABLE "Upload" ADD COLUMN "token" INTEGER NOT NULL DEFAULT 0;
