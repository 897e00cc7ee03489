-- Of what the last import of a feed reported: it is no news the next time.
ALTER TABLE "Feed" ADD COLUMN "told" JSONB NOT NULL DEFAULT '[]';
