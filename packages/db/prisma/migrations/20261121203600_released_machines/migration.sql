-- Machines that were released and may still be taken back: when the first of them goes is asked after every look.
CREATE INDEX virtual_machines_released_idx ON virtual_machines (deleted_at) WHERE deleted_at IS NOT NULL;
