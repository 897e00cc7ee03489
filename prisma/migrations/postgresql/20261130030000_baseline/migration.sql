-- All that the migrations of SQLite have come to. Texts are compared and ordered by their bytes, as SQLite does: COLLATE "C".

-- CreateTable
CREATE TABLE "Edition" (
    "id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "deferred" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Site" (
    "id" INTEGER NOT NULL,
    "name" TEXT COLLATE "C",
    "logoUrl" TEXT COLLATE "C",
    "logoWidth" INTEGER,
    "logoHeight" INTEGER,
    "accent" TEXT COLLATE "C",
    "footer" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "firstShow" TEXT COLLATE "C",

    CONSTRAINT "Site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Show" (
    "id" SERIAL NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "guid" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "description" TEXT COLLATE "C" NOT NULL,
    "author" TEXT COLLATE "C",
    "language" TEXT COLLATE "C" NOT NULL,
    "link" TEXT COLLATE "C",
    "imageUrl" TEXT COLLATE "C",
    "explicit" BOOLEAN NOT NULL DEFAULT false,
    "type" TEXT COLLATE "C" NOT NULL DEFAULT 'episodic',
    "categories" JSONB NOT NULL DEFAULT '[]',
    "blocked" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "own" BOOLEAN NOT NULL DEFAULT false,
    "extras" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "Show_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Feed" (
    "id" SERIAL NOT NULL,
    "showId" INTEGER NOT NULL,
    "location" TEXT COLLATE "C" NOT NULL,
    "etag" TEXT COLLATE "C",
    "lastModified" TEXT COLLATE "C",
    "fetchedAt" TIMESTAMP(3),
    "importer" INTEGER,
    "told" JSONB NOT NULL DEFAULT '[]',
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'kept',
    "checkedAt" TIMESTAMP(3),
    "failure" TEXT COLLATE "C",
    "failureValue" TEXT COLLATE "C",
    "failedAt" TIMESTAMP(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "outcome" JSONB,
    "hub" TEXT COLLATE "C",
    "topic" TEXT COLLATE "C",
    "files" JSONB,

    CONSTRAINT "Feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FeedLogin" (
    "feedId" INTEGER NOT NULL,
    "username" TEXT COLLATE "C" NOT NULL,
    "password" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "FeedLogin_pkey" PRIMARY KEY ("feedId")
);

-- CreateTable
CREATE TABLE "Episode" (
    "id" SERIAL NOT NULL,
    "showId" INTEGER NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "guid" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "summary" TEXT COLLATE "C" NOT NULL,
    "notes" TEXT COLLATE "C" NOT NULL,
    "notesText" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "publishedAt" TIMESTAMP(3),
    "publishedDay" TEXT COLLATE "C",
    "orderedAt" TIMESTAMP(3),
    "position" INTEGER NOT NULL DEFAULT 0,
    "duration" DOUBLE PRECISION,
    "durationEstimated" BOOLEAN NOT NULL DEFAULT false,
    "season" INTEGER,
    "seasonName" TEXT COLLATE "C",
    "number" INTEGER,
    "numberLabel" TEXT COLLATE "C",
    "type" TEXT COLLATE "C" NOT NULL DEFAULT 'full',
    "explicit" BOOLEAN NOT NULL DEFAULT false,
    "link" TEXT COLLATE "C",
    "imageUrl" TEXT COLLATE "C",
    "audioUrl" TEXT COLLATE "C",
    "audioType" TEXT COLLATE "C",
    "audioBytes" INTEGER,
    "peaks" BYTEA,
    "seekApproximate" BOOLEAN NOT NULL DEFAULT false,
    "importChecksum" TEXT COLLATE "C" NOT NULL,
    "withdrawnAt" TIMESTAMP(3),
    "blocked" BOOLEAN NOT NULL DEFAULT false,
    "chaptersNoted" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "transcribedAt" TIMESTAMP(3),
    "extras" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "Episode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Measurement" (
    "episodeId" INTEGER NOT NULL,
    "url" TEXT COLLATE "C" NOT NULL,
    "announced" INTEGER,
    "etag" TEXT COLLATE "C",
    "lastModified" TEXT COLLATE "C",
    "bytes" INTEGER NOT NULL,
    "measuredAt" TIMESTAMP(3) NOT NULL,
    "problem" TEXT COLLATE "C",
    "promised" DOUBLE PRECISION,
    "integrity" TEXT COLLATE "C",
    "checkAt" TIMESTAMP(3),

    CONSTRAINT "Measurement_pkey" PRIMARY KEY ("episodeId")
);

-- CreateTable
CREATE TABLE "DueSound" (
    "episodeId" INTEGER NOT NULL,

    CONSTRAINT "DueSound_pkey" PRIMARY KEY ("episodeId")
);

-- CreateTable
CREATE TABLE "DueWords" (
    "episodeId" INTEGER NOT NULL,
    "remote" BOOLEAN NOT NULL,

    CONSTRAINT "DueWords_pkey" PRIMARY KEY ("episodeId")
);

-- CreateTable
CREATE TABLE "PlayCount" (
    "episodeId" INTEGER NOT NULL,
    "day" TEXT COLLATE "C" NOT NULL,
    "plays" INTEGER NOT NULL,
    "embedded" INTEGER NOT NULL,
    "heard" JSONB NOT NULL,
    "again" JSONB NOT NULL,

    CONSTRAINT "PlayCount_pkey" PRIMARY KEY ("episodeId","day")
);

-- CreateTable
CREATE TABLE "MomentCount" (
    "episodeId" INTEGER NOT NULL,
    "day" TEXT COLLATE "C" NOT NULL,
    "start" DOUBLE PRECISION NOT NULL,
    "end" DOUBLE PRECISION NOT NULL,
    "shared" INTEGER NOT NULL,
    "opened" INTEGER NOT NULL,

    CONSTRAINT "MomentCount_pkey" PRIMARY KEY ("episodeId","day","start","end")
);

-- CreateTable
CREATE TABLE "Chapter" (
    "id" SERIAL NOT NULL,
    "episodeId" INTEGER NOT NULL,
    "start" DOUBLE PRECISION NOT NULL,
    "end" DOUBLE PRECISION,
    "title" TEXT COLLATE "C" NOT NULL,
    "url" TEXT COLLATE "C",
    "imageUrl" TEXT COLLATE "C",
    "listed" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Chapter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Soundbite" (
    "id" SERIAL NOT NULL,
    "episodeId" INTEGER NOT NULL,
    "start" DOUBLE PRECISION NOT NULL,
    "end" DOUBLE PRECISION NOT NULL,
    "title" TEXT COLLATE "C",

    CONSTRAINT "Soundbite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" SERIAL NOT NULL,
    "showId" INTEGER,
    "episodeId" INTEGER,
    "name" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "group" TEXT COLLATE "C" NOT NULL,
    "href" TEXT COLLATE "C",
    "imageUrl" TEXT COLLATE "C",

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tag" (
    "id" SERIAL NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Transcript" (
    "id" SERIAL NOT NULL,
    "episodeId" INTEGER NOT NULL,
    "language" TEXT COLLATE "C" NOT NULL,
    "format" TEXT COLLATE "C" NOT NULL,
    "timing" TEXT COLLATE "C" NOT NULL,
    "alignedTo" TEXT COLLATE "C",
    "confidence" TEXT COLLATE "C",
    "edition" INTEGER NOT NULL DEFAULT 0,
    "lastKey" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Transcript_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Passage" (
    "id" SERIAL NOT NULL,
    "transcriptId" INTEGER NOT NULL,
    "key" INTEGER NOT NULL DEFAULT 0,
    "position" INTEGER NOT NULL,
    "speaker" TEXT COLLATE "C",
    "start" DOUBLE PRECISION,
    "end" DOUBLE PRECISION,
    "text" TEXT COLLATE "C" NOT NULL,
    "wordTimes" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Passage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchSegment" (
    "id" SERIAL NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "words" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "SearchSegment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchedText" (
    "id" SERIAL NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "transcriptId" INTEGER,
    "episodeId" INTEGER,
    "segmentId" INTEGER NOT NULL,
    "first" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    "words" INTEGER NOT NULL,

    CONSTRAINT "SearchedText_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" SERIAL NOT NULL,
    "transcriptId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "base" INTEGER NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "standing" BOOLEAN NOT NULL,
    "authorId" INTEGER,
    "deciderId" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "note" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "batch" TEXT COLLATE "C",
    "undoes" INTEGER,
    "corrections" JSONB NOT NULL,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" SERIAL NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "passwordHash" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "tokenHash" TEXT COLLATE "C" NOT NULL,
    "browser" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "begunBy" TEXT COLLATE "C" NOT NULL DEFAULT 'password',

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "codeHash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" SERIAL NOT NULL,
    "tokenHash" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "inviterId" INTEGER,
    "first" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SyncedChange" (
    "accountId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "stamp" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C",

    CONSTRAINT "SyncedChange_pkey" PRIMARY KEY ("accountId","key")
);

-- CreateTable
CREATE TABLE "AppPassword" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "codeHash" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "AppPassword_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppMark" (
    "accountId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "AppMark_pkey" PRIMARY KEY ("accountId","at")
);

-- CreateTable
CREATE TABLE "Passkey" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "credentialId" TEXT COLLATE "C" NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountPicture" (
    "accountId" INTEGER NOT NULL,
    "png" BYTEA NOT NULL,
    "keptAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AccountPicture_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "TrashItem" (
    "id" SERIAL NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'kept',
    "parentId" INTEGER,
    "showGuid" TEXT COLLATE "C" NOT NULL,
    "guid" TEXT COLLATE "C",
    "audioUrl" TEXT COLLATE "C",
    "publishedAt" TIMESTAMP(3),
    "location" TEXT COLLATE "C",
    "title" TEXT COLLATE "C" NOT NULL,
    "showTitle" TEXT COLLATE "C" NOT NULL,
    "accountId" INTEGER,
    "deletedAt" TIMESTAMP(3) NOT NULL,
    "content" BYTEA NOT NULL,
    "files" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "TrashItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountAddress" (
    "accountId" INTEGER NOT NULL,
    "address" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "confirmedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AccountAddress_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "MailedLink" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "tokenHash" TEXT COLLATE "C" NOT NULL,
    "address" TEXT COLLATE "C" NOT NULL,
    "next" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MailedLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "showId" INTEGER NOT NULL,
    "episodeId" INTEGER,
    "guid" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'receiving',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UploadedFile" (
    "id" TEXT COLLATE "C" NOT NULL,
    "uploadId" INTEGER NOT NULL,
    "mark" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "size" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C",
    "taken" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UploadedFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HubSubscription" (
    "id" SERIAL NOT NULL,
    "feedId" INTEGER NOT NULL,
    "hub" TEXT COLLATE "C" NOT NULL,
    "topic" TEXT COLLATE "C" NOT NULL,
    "token" TEXT COLLATE "C" NOT NULL,
    "secret" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'asked',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "confirmedAt" TIMESTAMP(3),
    "confirmedUntil" TIMESTAMP(3),

    CONSTRAINT "HubSubscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" SERIAL NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "lane" TEXT COLLATE "C" NOT NULL,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'waiting',
    "dueAt" TIMESTAMP(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "holder" TEXT COLLATE "C",
    "leaseUntil" TIMESTAMP(3),
    "token" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER,
    "total" INTEGER,
    "lastError" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobLogin" (
    "jobId" INTEGER NOT NULL,
    "username" TEXT COLLATE "C" NOT NULL,
    "password" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "JobLogin_pkey" PRIMARY KEY ("jobId")
);

-- CreateTable
CREATE TABLE "_EpisodeToTag" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_EpisodeToTag_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "Show_slug_key" ON "Show"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Show_guid_key" ON "Show"("guid");

-- CreateIndex
CREATE UNIQUE INDEX "Feed_showId_key" ON "Feed"("showId");

-- CreateIndex
CREATE UNIQUE INDEX "Feed_location_key" ON "Feed"("location");

-- CreateIndex
CREATE INDEX "Feed_state_idx" ON "Feed"("state");

-- CreateIndex
CREATE INDEX "Episode_orderedAt_idx" ON "Episode"("orderedAt");

-- CreateIndex
CREATE INDEX "Episode_audioUrl_idx" ON "Episode"("audioUrl");

-- CreateIndex
CREATE UNIQUE INDEX "Episode_showId_guid_key" ON "Episode"("showId", "guid");

-- CreateIndex
CREATE UNIQUE INDEX "Episode_showId_slug_key" ON "Episode"("showId", "slug");

-- CreateIndex
CREATE INDEX "Measurement_checkAt_idx" ON "Measurement"("checkAt");

-- CreateIndex
CREATE INDEX "DueWords_remote_idx" ON "DueWords"("remote");

-- CreateIndex
CREATE INDEX "PlayCount_day_idx" ON "PlayCount"("day");

-- CreateIndex
CREATE INDEX "MomentCount_day_idx" ON "MomentCount"("day");

-- CreateIndex
CREATE INDEX "Chapter_episodeId_start_idx" ON "Chapter"("episodeId", "start");

-- CreateIndex
CREATE INDEX "Soundbite_episodeId_start_idx" ON "Soundbite"("episodeId", "start");

-- CreateIndex
CREATE INDEX "Person_showId_idx" ON "Person"("showId");

-- CreateIndex
CREATE INDEX "Person_episodeId_idx" ON "Person"("episodeId");

-- CreateIndex
CREATE UNIQUE INDEX "Tag_slug_key" ON "Tag"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Transcript_episodeId_language_key" ON "Transcript"("episodeId", "language");

-- CreateIndex
CREATE INDEX "Passage_transcriptId_speaker_idx" ON "Passage"("transcriptId", "speaker");

-- CreateIndex
CREATE UNIQUE INDEX "Passage_transcriptId_position_key" ON "Passage"("transcriptId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "SearchedText_transcriptId_key" ON "SearchedText"("transcriptId");

-- CreateIndex
CREATE INDEX "SearchedText_segmentId_idx" ON "SearchedText"("segmentId");

-- CreateIndex
CREATE UNIQUE INDEX "SearchedText_episodeId_kind_key" ON "SearchedText"("episodeId", "kind");

-- CreateIndex
CREATE INDEX "Revision_state_idx" ON "Revision"("state");

-- CreateIndex
CREATE INDEX "Revision_batch_idx" ON "Revision"("batch");

-- CreateIndex
CREATE INDEX "Revision_authorId_idx" ON "Revision"("authorId");

-- CreateIndex
CREATE INDEX "Revision_deciderId_idx" ON "Revision"("deciderId");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_transcriptId_number_key" ON "Revision"("transcriptId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Account_key_key" ON "Account"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_accountId_idx" ON "Session"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_accountId_codeHash_key" ON "RecoveryCode"("accountId", "codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_inviterId_idx" ON "Invitation"("inviterId");

-- CreateIndex
CREATE UNIQUE INDEX "SyncedChange_accountId_number_key" ON "SyncedChange"("accountId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "AppPassword_codeHash_key" ON "AppPassword"("codeHash");

-- CreateIndex
CREATE INDEX "AppPassword_accountId_idx" ON "AppPassword"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Passkey_credentialId_key" ON "Passkey"("credentialId");

-- CreateIndex
CREATE INDEX "Passkey_accountId_idx" ON "Passkey"("accountId");

-- CreateIndex
CREATE INDEX "TrashItem_parentId_idx" ON "TrashItem"("parentId");

-- CreateIndex
CREATE INDEX "TrashItem_accountId_idx" ON "TrashItem"("accountId");

-- CreateIndex
CREATE INDEX "TrashItem_showGuid_guid_idx" ON "TrashItem"("showGuid", "guid");

-- CreateIndex
CREATE INDEX "TrashItem_deletedAt_idx" ON "TrashItem"("deletedAt");

-- CreateIndex
CREATE UNIQUE INDEX "AccountAddress_key_key" ON "AccountAddress"("key");

-- CreateIndex
CREATE UNIQUE INDEX "MailedLink_tokenHash_key" ON "MailedLink"("tokenHash");

-- CreateIndex
CREATE INDEX "MailedLink_accountId_idx" ON "MailedLink"("accountId");

-- CreateIndex
CREATE INDEX "Upload_state_idx" ON "Upload"("state");

-- CreateIndex
CREATE INDEX "Upload_showId_idx" ON "Upload"("showId");

-- CreateIndex
CREATE INDEX "Upload_episodeId_idx" ON "Upload"("episodeId");

-- CreateIndex
CREATE UNIQUE INDEX "Upload_accountId_key_key" ON "Upload"("accountId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "UploadedFile_uploadId_mark_key" ON "UploadedFile"("uploadId", "mark");

-- CreateIndex
CREATE UNIQUE INDEX "HubSubscription_token_key" ON "HubSubscription"("token");

-- CreateIndex
CREATE INDEX "HubSubscription_feedId_idx" ON "HubSubscription"("feedId");

-- CreateIndex
CREATE INDEX "Job_state_dueAt_idx" ON "Job"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Job_lane_idx" ON "Job"("lane");

-- CreateIndex
CREATE UNIQUE INDEX "Job_kind_subject_key" ON "Job"("kind", "subject");

-- CreateIndex
CREATE INDEX "_EpisodeToTag_B_index" ON "_EpisodeToTag"("B");

-- AddForeignKey
ALTER TABLE "Feed" ADD CONSTRAINT "Feed_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedLogin" ADD CONSTRAINT "FeedLogin_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "Feed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Episode" ADD CONSTRAINT "Episode_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measurement" ADD CONSTRAINT "Measurement_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlayCount" ADD CONSTRAINT "PlayCount_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MomentCount" ADD CONSTRAINT "MomentCount_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Chapter" ADD CONSTRAINT "Chapter_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Soundbite" ADD CONSTRAINT "Soundbite_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transcript" ADD CONSTRAINT "Transcript_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passage" ADD CONSTRAINT "Passage_transcriptId_fkey" FOREIGN KEY ("transcriptId") REFERENCES "Transcript"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchedText" ADD CONSTRAINT "SearchedText_transcriptId_fkey" FOREIGN KEY ("transcriptId") REFERENCES "Transcript"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchedText" ADD CONSTRAINT "SearchedText_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchedText" ADD CONSTRAINT "SearchedText_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "SearchSegment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_transcriptId_fkey" FOREIGN KEY ("transcriptId") REFERENCES "Transcript"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_deciderId_fkey" FOREIGN KEY ("deciderId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_inviterId_fkey" FOREIGN KEY ("inviterId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SyncedChange" ADD CONSTRAINT "SyncedChange_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppPassword" ADD CONSTRAINT "AppPassword_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppMark" ADD CONSTRAINT "AppMark_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountPicture" ADD CONSTRAINT "AccountPicture_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrashItem" ADD CONSTRAINT "TrashItem_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "TrashItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrashItem" ADD CONSTRAINT "TrashItem_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountAddress" ADD CONSTRAINT "AccountAddress_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailedLink" ADD CONSTRAINT "MailedLink_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UploadedFile" ADD CONSTRAINT "UploadedFile_uploadId_fkey" FOREIGN KEY ("uploadId") REFERENCES "Upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobLogin" ADD CONSTRAINT "JobLogin_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_EpisodeToTag" ADD CONSTRAINT "_EpisodeToTag_A_fkey" FOREIGN KEY ("A") REFERENCES "Episode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_EpisodeToTag" ADD CONSTRAINT "_EpisodeToTag_B_fkey" FOREIGN KEY ("B") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rows that every database has.
INSERT INTO "Edition" ("id", "number") VALUES (1, 0);

-- The edition of what is shown rises with every statement that changes rows of it, and those who listen are told at its end.
CREATE FUNCTION "raise_edition"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF EXISTS (SELECT 1 FROM "changed") THEN UPDATE "Edition" SET "number" = "number" + 1; END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER "chapter_edition_insert" AFTER INSERT ON "Chapter"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "chapter_edition_update" AFTER UPDATE ON "Chapter"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "chapter_edition_delete" AFTER DELETE ON "Chapter"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "episode_edition_insert" AFTER INSERT ON "Episode"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "episode_edition_update" AFTER UPDATE ON "Episode"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "episode_edition_delete" AFTER DELETE ON "Episode"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "passage_edition_insert" AFTER INSERT ON "Passage"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "passage_edition_update" AFTER UPDATE ON "Passage"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "passage_edition_delete" AFTER DELETE ON "Passage"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "person_edition_insert" AFTER INSERT ON "Person"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "person_edition_update" AFTER UPDATE ON "Person"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "person_edition_delete" AFTER DELETE ON "Person"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "show_edition_insert" AFTER INSERT ON "Show"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "show_edition_update" AFTER UPDATE ON "Show"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "show_edition_delete" AFTER DELETE ON "Show"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "site_edition_insert" AFTER INSERT ON "Site"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "site_edition_update" AFTER UPDATE ON "Site"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "site_edition_delete" AFTER DELETE ON "Site"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "soundbite_edition_insert" AFTER INSERT ON "Soundbite"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "soundbite_edition_update" AFTER UPDATE ON "Soundbite"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "soundbite_edition_delete" AFTER DELETE ON "Soundbite"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "tag_edition_insert" AFTER INSERT ON "Tag"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "tag_edition_update" AFTER UPDATE ON "Tag"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "tag_edition_delete" AFTER DELETE ON "Tag"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "transcript_edition_insert" AFTER INSERT ON "Transcript"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "transcript_edition_update" AFTER UPDATE ON "Transcript"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "transcript_edition_delete" AFTER DELETE ON "Transcript"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "episode_to_tag_edition_insert" AFTER INSERT ON "_EpisodeToTag"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "episode_to_tag_edition_update" AFTER UPDATE ON "_EpisodeToTag"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE TRIGGER "episode_to_tag_edition_delete" AFTER DELETE ON "_EpisodeToTag"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "raise_edition"();
CREATE FUNCTION "tell_edition"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_notify('edition', '');
    RETURN NULL;
END $$;
CREATE TRIGGER "edition_told" AFTER UPDATE ON "Edition" FOR EACH STATEMENT EXECUTE FUNCTION "tell_edition"();

-- Sound at another host, as feeds tell of it. Case of ASCII does not count in SQLite's LIKE.
CREATE VIEW "RemoteSound" AS
SELECT "id" AS "episodeId", "audioUrl" AS "url", "audioBytes" AS "announced", (
    SELECT "value" #>> '{integrity,value}'
    FROM jsonb_array_elements(CASE jsonb_typeof("extras" -> 'alternates') WHEN 'array' THEN "extras" -> 'alternates' ELSE '[]' END)
      WITH ORDINALITY AS "alternate"("value", "place")
    WHERE "value" #>> '{integrity,type}' = 'sri' AND ("value" ->> 'url' = "audioUrl" OR "value" -> 'isDefault' = 'true')
    ORDER BY "value" ->> 'url' = "audioUrl" DESC NULLS LAST, "place" LIMIT 1
) AS "integrity"
FROM "Episode" WHERE "audioUrl" ILIKE 'http%' AND "withdrawnAt" IS NULL;

-- What of that was not measured, or may be another file by now.
CREATE VIEW "UnmeasuredSound" AS
SELECT "sound"."episodeId", "sound"."url" FROM "RemoteSound" AS "sound" LEFT JOIN "Measurement" USING ("episodeId")
WHERE "Measurement"."episodeId" IS NULL OR "Measurement"."url" <> "sound"."url"
   OR "Measurement"."announced" IS DISTINCT FROM "sound"."announced"
   OR "Measurement"."integrity" IS DISTINCT FROM "sound"."integrity";

-- What of that was not tried.
CREATE VIEW "UntriedSound" AS
SELECT "episodeId" FROM "UnmeasuredSound" WHERE NOT EXISTS (
    SELECT 1 FROM "Job" WHERE "kind" = 'measure' AND "subject" = CAST("episodeId" AS TEXT)
      AND ("failures" > 0 OR "state" IN ('failed', 'cancelled')));

-- Words that have no times and were not looked for in the sound of their episode, which lies here or was read through at its
-- host. Words in another language than the show's are a translation, which nobody speaks.
CREATE VIEW "UntimedWords" AS
SELECT "Episode"."id" AS "episodeId", "Episode"."audioUrl" AS "url", "Episode"."audioUrl" ILIKE 'http%' AS "remote"
FROM "Episode" JOIN "Show" ON "Show"."id" = "Episode"."showId"
JOIN "Transcript" ON "Transcript"."episodeId" = "Episode"."id" AND "Transcript"."language" = "Show"."language"
WHERE "Episode"."withdrawnAt" IS NULL AND "Episode"."audioUrl" IS NOT NULL
  AND "Transcript"."timing" IN ('none', 'aligned')
  AND ("Transcript"."alignedTo" IS NULL OR "Transcript"."alignedTo" <> "Episode"."audioUrl")
  AND ("Episode"."audioUrl" NOT ILIKE 'http%' OR EXISTS (
    SELECT 1 FROM "Measurement" WHERE "Measurement"."episodeId" = "Episode"."id"
      AND "Measurement"."url" = "Episode"."audioUrl" AND "Measurement"."problem" IS NULL));

-- What of that has no job for this sound.
CREATE VIEW "JoblessWords" AS
SELECT "episodeId", "remote" FROM "UntimedWords" WHERE NOT EXISTS (
    SELECT 1 FROM "Job" WHERE "kind" = 'align' AND "subject" = CAST("episodeId" AS TEXT) AND "payload" ->> 'url' = "url");

-- Both kept as lists by triggers: whoever looks for what is due does not go through all episodes.
CREATE FUNCTION "list_due_sound"(VARIADIC "ids" INTEGER[]) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM "DueSound" WHERE "episodeId" = ANY ("ids");
    INSERT INTO "DueSound" SELECT "episodeId" FROM "UntriedSound" WHERE "episodeId" = ANY ("ids");
END $$;
CREATE FUNCTION "list_due_words"(VARIADIC "ids" INTEGER[]) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM "DueWords" WHERE "episodeId" = ANY ("ids");
    INSERT INTO "DueWords" SELECT "episodeId", "remote" FROM "JoblessWords" WHERE "episodeId" = ANY ("ids");
END $$;

CREATE FUNCTION "due_sound_of_episode"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM "list_due_sound"(OLD."id", NEW."id");
    RETURN NULL;
END $$;
CREATE FUNCTION "due_sound_of_measurement"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM "list_due_sound"(OLD."episodeId", NEW."episodeId");
    RETURN NULL;
END $$;
CREATE FUNCTION "due_sound_of_job"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM "list_due_sound"(CAST(COALESCE(NEW."subject", OLD."subject") AS INTEGER));
    RETURN NULL;
END $$;
CREATE TRIGGER "due_sound_episode_insert" AFTER INSERT ON "Episode"
    FOR EACH ROW EXECUTE FUNCTION "due_sound_of_episode"();
CREATE TRIGGER "due_sound_episode_update" AFTER UPDATE OF "id", "audioUrl", "audioBytes", "withdrawnAt", "extras" ON "Episode"
    FOR EACH ROW EXECUTE FUNCTION "due_sound_of_episode"();
CREATE TRIGGER "due_sound_episode_delete" AFTER DELETE ON "Episode"
    FOR EACH ROW EXECUTE FUNCTION "due_sound_of_episode"();
CREATE TRIGGER "due_sound_measurement_insert" AFTER INSERT ON "Measurement"
    FOR EACH ROW EXECUTE FUNCTION "due_sound_of_measurement"();
CREATE TRIGGER "due_sound_measurement_update" AFTER UPDATE ON "Measurement"
    FOR EACH ROW EXECUTE FUNCTION "due_sound_of_measurement"();
CREATE TRIGGER "due_sound_measurement_delete" AFTER DELETE ON "Measurement"
    FOR EACH ROW EXECUTE FUNCTION "due_sound_of_measurement"();
CREATE TRIGGER "due_sound_job_update" AFTER UPDATE OF "state", "failures" ON "Job"
    FOR EACH ROW WHEN (NEW."kind" = 'measure') EXECUTE FUNCTION "due_sound_of_job"();
CREATE TRIGGER "due_sound_job_delete" AFTER DELETE ON "Job"
    FOR EACH ROW WHEN (OLD."kind" = 'measure') EXECUTE FUNCTION "due_sound_of_job"();

CREATE FUNCTION "due_words_of_show"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM "list_due_words"(VARIADIC ARRAY(SELECT "id" FROM "Episode" WHERE "showId" = NEW."id"));
    RETURN NULL;
END $$;
CREATE FUNCTION "due_words_of_episode"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM "list_due_words"(OLD."id", NEW."id");
    RETURN NULL;
END $$;
CREATE FUNCTION "due_words_of_part"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM "list_due_words"(OLD."episodeId", NEW."episodeId");
    RETURN NULL;
END $$;
CREATE FUNCTION "due_words_of_job"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM "list_due_words"(CAST(COALESCE(NEW."subject", OLD."subject") AS INTEGER));
    RETURN NULL;
END $$;
CREATE TRIGGER "due_words_show_update" AFTER UPDATE OF "id", "language" ON "Show"
    FOR EACH ROW WHEN (NEW."language" <> OLD."language") EXECUTE FUNCTION "due_words_of_show"();
CREATE TRIGGER "due_words_episode_update" AFTER UPDATE OF "id", "showId", "audioUrl", "withdrawnAt" ON "Episode"
    FOR EACH ROW EXECUTE FUNCTION "due_words_of_episode"();
CREATE TRIGGER "due_words_episode_delete" AFTER DELETE ON "Episode"
    FOR EACH ROW EXECUTE FUNCTION "due_words_of_episode"();
CREATE TRIGGER "due_words_transcript_insert" AFTER INSERT ON "Transcript"
    FOR EACH ROW EXECUTE FUNCTION "due_words_of_part"();
CREATE TRIGGER "due_words_transcript_update" AFTER UPDATE OF "episodeId", "language", "timing", "alignedTo" ON "Transcript"
    FOR EACH ROW EXECUTE FUNCTION "due_words_of_part"();
CREATE TRIGGER "due_words_transcript_delete" AFTER DELETE ON "Transcript"
    FOR EACH ROW EXECUTE FUNCTION "due_words_of_part"();
CREATE TRIGGER "due_words_measurement_insert" AFTER INSERT ON "Measurement"
    FOR EACH ROW EXECUTE FUNCTION "due_words_of_part"();
CREATE TRIGGER "due_words_measurement_update" AFTER UPDATE OF "episodeId", "url", "problem" ON "Measurement"
    FOR EACH ROW EXECUTE FUNCTION "due_words_of_part"();
CREATE TRIGGER "due_words_measurement_delete" AFTER DELETE ON "Measurement"
    FOR EACH ROW EXECUTE FUNCTION "due_words_of_part"();
CREATE TRIGGER "due_words_job_insert" AFTER INSERT ON "Job"
    FOR EACH ROW WHEN (NEW."kind" = 'align') EXECUTE FUNCTION "due_words_of_job"();
CREATE TRIGGER "due_words_job_update" AFTER UPDATE OF "payload" ON "Job"
    FOR EACH ROW WHEN (NEW."kind" = 'align') EXECUTE FUNCTION "due_words_of_job"();
CREATE TRIGGER "due_words_job_delete" AFTER DELETE ON "Job"
    FOR EACH ROW WHEN (OLD."kind" = 'align') EXECUTE FUNCTION "due_words_of_job"();

-- A text that changes is in no segment of the index of search any more, and a segment without texts is gone.
CREATE FUNCTION "forget_passages"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM "SearchedText" WHERE "transcriptId" IN (SELECT "transcriptId" FROM "changed");
    RETURN NULL;
END $$;
CREATE FUNCTION "forget_passage"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM "SearchedText" WHERE "transcriptId" IN (OLD."transcriptId", NEW."transcriptId");
    RETURN NULL;
END $$;
CREATE FUNCTION "forget_chapters"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM "SearchedText" WHERE "episodeId" IN (SELECT "episodeId" FROM "changed") AND "kind" = 'chapters';
    RETURN NULL;
END $$;
CREATE FUNCTION "forget_chapter"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM "SearchedText" WHERE "episodeId" IN (OLD."episodeId", NEW."episodeId") AND "kind" = 'chapters';
    RETURN NULL;
END $$;
CREATE FUNCTION "forget_episode"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM "SearchedText" WHERE "episodeId" = NEW."id" AND "kind" = 'episodes';
    RETURN NULL;
END $$;
CREATE FUNCTION "remove_segments"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM "SearchSegment" WHERE "id" IN (SELECT "segmentId" FROM "changed")
        AND NOT EXISTS (SELECT 1 FROM "SearchedText" WHERE "segmentId" = "SearchSegment"."id");
    RETURN NULL;
END $$;
CREATE TRIGGER "passage_searched_insert" AFTER INSERT ON "Passage"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "forget_passages"();
CREATE TRIGGER "passage_searched_update" AFTER UPDATE OF "text", "transcriptId" ON "Passage" FOR EACH ROW
    WHEN (OLD."text" <> NEW."text" OR OLD."transcriptId" <> NEW."transcriptId") EXECUTE FUNCTION "forget_passage"();
CREATE TRIGGER "passage_searched_delete" AFTER DELETE ON "Passage"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "forget_passages"();
CREATE TRIGGER "chapter_searched_insert" AFTER INSERT ON "Chapter"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "forget_chapters"();
CREATE TRIGGER "chapter_searched_update" AFTER UPDATE OF "title", "episodeId" ON "Chapter" FOR EACH ROW
    WHEN (OLD."title" <> NEW."title" OR OLD."episodeId" <> NEW."episodeId") EXECUTE FUNCTION "forget_chapter"();
CREATE TRIGGER "chapter_searched_delete" AFTER DELETE ON "Chapter"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "forget_chapters"();
CREATE TRIGGER "episode_searched_update" AFTER UPDATE OF "title", "summary", "notesText" ON "Episode" FOR EACH ROW
    WHEN (OLD."title" <> NEW."title" OR OLD."summary" <> NEW."summary" OR OLD."notesText" <> NEW."notesText")
    EXECUTE FUNCTION "forget_episode"();
CREATE TRIGGER "searched_text_delete" AFTER DELETE ON "SearchedText"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "remove_segments"();
