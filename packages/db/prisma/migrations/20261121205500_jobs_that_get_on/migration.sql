-- AlterTable
ALTER TABLE "jobs" ADD COLUMN     "idle_attempts" INTEGER NOT NULL DEFAULT 0;

COMMENT ON COLUMN "jobs"."idle_attempts" IS 'How often it was begun since it last got any further; attempt counts all of them';
