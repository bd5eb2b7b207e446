-- Endpoints carry notes, maintainers and alerts like everything else.
SELECT colonnade_attachable('endpoint', 'endpoints');
