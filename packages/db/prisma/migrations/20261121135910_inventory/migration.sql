-- CreateEnum
CREATE TYPE "maintainer_type" AS ENUM ('maintainer', 'maintainer_group');

-- CreateEnum
CREATE TYPE "tag_color" AS ENUM ('verdigris', 'slate', 'ochre', 'plum', 'moss', 'rust');

-- CreateEnum
CREATE TYPE "journal_kind" AS ENUM ('info', 'success', 'warning', 'danger');

-- CreateTable
CREATE TABLE "maintainers" (
    "id" UUID NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "account" VARCHAR(100) NOT NULL,
    "email" VARCHAR(255),
    "status" "resource_status" NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "maintainers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "maintainer_groups" (
    "id" UUID NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "description" TEXT,
    "manager_id" UUID,
    "status" "resource_status" NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "maintainer_groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "maintainer_group_members" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "maintainer_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "maintainer_group_members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource_maintainers" (
    "id" UUID NOT NULL,
    "resource_type" VARCHAR(50) NOT NULL,
    "resource_id" UUID NOT NULL,
    "maintainer_type" "maintainer_type" NOT NULL,
    "maintainer_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resource_maintainers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tags" (
    "id" UUID NOT NULL,
    "name" VARCHAR(50) NOT NULL,
    "color" "tag_color" NOT NULL DEFAULT 'verdigris',
    "description" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "tags_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource_tags" (
    "id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "resource_type" VARCHAR(50) NOT NULL,
    "resource_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resource_tags_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal_entries" (
    "id" UUID NOT NULL,
    "resource_type" VARCHAR(50) NOT NULL,
    "resource_id" UUID NOT NULL,
    "kind" "journal_kind" NOT NULL DEFAULT 'info',
    "text" TEXT NOT NULL,
    "author_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "journal_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "maintainer_groups_manager_id_idx" ON "maintainer_groups"("manager_id");

-- CreateIndex
CREATE INDEX "maintainer_group_members_maintainer_id_idx" ON "maintainer_group_members"("maintainer_id");

-- CreateIndex
CREATE UNIQUE INDEX "maintainer_group_members_group_id_maintainer_id_key" ON "maintainer_group_members"("group_id", "maintainer_id");

-- CreateIndex
CREATE INDEX "resource_maintainers_maintainer_type_maintainer_id_idx" ON "resource_maintainers"("maintainer_type", "maintainer_id");

-- CreateIndex
CREATE UNIQUE INDEX "resource_maintainers_resource_type_resource_id_maintainer_t_key" ON "resource_maintainers"("resource_type", "resource_id", "maintainer_type", "maintainer_id");

-- CreateIndex
CREATE INDEX "resource_tags_tag_id_resource_type_idx" ON "resource_tags"("tag_id", "resource_type");

-- CreateIndex
CREATE UNIQUE INDEX "resource_tags_resource_type_resource_id_tag_id_key" ON "resource_tags"("resource_type", "resource_id", "tag_id");

-- CreateIndex
CREATE INDEX "journal_entries_resource_type_resource_id_created_at_idx" ON "journal_entries"("resource_type", "resource_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "maintainer_groups" ADD CONSTRAINT "maintainer_groups_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "maintainers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "maintainer_group_members" ADD CONSTRAINT "maintainer_group_members_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "maintainer_groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "maintainer_group_members" ADD CONSTRAINT "maintainer_group_members_maintainer_id_fkey" FOREIGN KEY ("maintainer_id") REFERENCES "maintainers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource_tags" ADD CONSTRAINT "resource_tags_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT colonnade_protect_provider(t::regclass) FROM unnest(ARRAY['maintainers', 'maintainer_groups', 'maintainer_group_members', 'resource_maintainers', 'tags', 'resource_tags', 'journal_entries']) AS t;
SELECT colonnade_open(t::regclass, 'colonnade_system', 'SELECT, DELETE') FROM unnest(ARRAY['resource_maintainers', 'resource_tags', 'journal_entries']) AS t;
SELECT colonnade_purgeable(t::regclass) FROM unnest(ARRAY['maintainers', 'maintainer_groups', 'tags']) AS t;
INSERT INTO retention_policies (id, table_name, keep_days, description) VALUES
  (gen_random_uuid(), 'maintainers', 90, 'Maintainers, after they were removed'),
  (gen_random_uuid(), 'maintainer_groups', 90, 'Maintainer groups, after they were removed'),
  (gen_random_uuid(), 'tags', 90, 'Tags, after they were removed'),
  (gen_random_uuid(), 'journal_entries', 90, 'Notes, after they were removed');

CREATE UNIQUE INDEX maintainers_account_key ON maintainers (lower(account)) WHERE deleted_at IS NULL;
CREATE INDEX maintainers_email_idx ON maintainers (lower(email)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX maintainer_groups_name_key ON maintainer_groups (lower(name)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX tags_name_key ON tags (lower(name)) WHERE deleted_at IS NULL;

/* Both ends of an attachment exist, and are not deleted, when it is made. TG_ARGV[0]: the prefix of the pair of columns, `resource` or `maintainer`. */
CREATE FUNCTION colonnade_check_attached() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE kind text := to_jsonb(NEW)->>(TG_ARGV[0] || '_type'); target uuid := (to_jsonb(NEW)->>(TG_ARGV[0] || '_id'))::uuid; found boolean;
BEGIN
  CASE WHEN TG_ARGV[0] = 'resource' THEN SELECT EXISTS (SELECT 1 FROM attachable_resources r WHERE r.resource_type = kind AND r.resource_id = target AND r.deleted_at IS NULL) INTO found;
    WHEN kind = 'maintainer' THEN SELECT EXISTS (SELECT 1 FROM maintainers WHERE id = target AND deleted_at IS NULL) INTO found;
    ELSE SELECT EXISTS (SELECT 1 FROM maintainer_groups WHERE id = target AND deleted_at IS NULL) INTO found;
  END CASE;
  IF NOT found THEN RAISE EXCEPTION 'there is no % %: constraint "attached_%_unknown"', kind, target, TG_ARGV[0] USING ERRCODE = 'foreign_key_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_resource BEFORE INSERT OR UPDATE OF resource_type, resource_id ON resource_maintainers FOR EACH ROW EXECUTE FUNCTION colonnade_check_attached('resource');
CREATE TRIGGER check_maintainer BEFORE INSERT OR UPDATE OF maintainer_type, maintainer_id ON resource_maintainers FOR EACH ROW EXECUTE FUNCTION colonnade_check_attached('maintainer');
CREATE TRIGGER check_resource BEFORE INSERT OR UPDATE OF resource_type, resource_id ON resource_tags FOR EACH ROW EXECUTE FUNCTION colonnade_check_attached('resource');
CREATE TRIGGER check_resource BEFORE INSERT OR UPDATE OF resource_type, resource_id ON journal_entries FOR EACH ROW EXECUTE FUNCTION colonnade_check_attached('resource');

/* What happens to attachments when their record goes. Marked deleted: its alerts are resolved, the rest stays, unseen, for the day it is restored. Removed: all of it goes too. */
CREATE OR REPLACE FUNCTION colonnade_attached_goes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM alerts WHERE resource_type = TG_ARGV[0] AND resource_id = OLD.id;
    DELETE FROM resource_maintainers WHERE resource_type = TG_ARGV[0] AND resource_id = OLD.id;
    DELETE FROM resource_tags WHERE resource_type = TG_ARGV[0] AND resource_id = OLD.id;
    DELETE FROM journal_entries WHERE resource_type = TG_ARGV[0] AND resource_id = OLD.id;
    RETURN NULL;
  END IF;
  UPDATE alerts SET status = 'resolved', resolved_at = clock_timestamp(), version = version + 1 WHERE resource_type = TG_ARGV[0] AND resource_id = NEW.id AND status <> 'resolved';
  RETURN NULL;
END $$;

/* Who is removed for good maintains nothing any more. */
CREATE FUNCTION colonnade_maintainer_goes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM resource_maintainers WHERE maintainer_type = TG_ARGV[0]::maintainer_type AND maintainer_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER maintainer_removed AFTER DELETE ON maintainers FOR EACH ROW EXECUTE FUNCTION colonnade_maintainer_goes('maintainer');
CREATE TRIGGER maintainer_removed AFTER DELETE ON maintainer_groups FOR EACH ROW EXECUTE FUNCTION colonnade_maintainer_goes('maintainer_group');
