-- Whoever posts to a callback with a secret proves to know it: the name of a secret of the organization.
alter table callbacks add column secret text;

-- The names of the master keys that the node held when it registered. One of an earlier release says
-- none.
alter table nodes add column master_keys text[] not null default '{}';
