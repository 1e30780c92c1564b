-- Since when an organization is closed: its tokens, keys, callbacks and file links are refused, and
-- nothing starts in it by itself. Null while it is open. A server that does not know the column goes
-- on letting in; it learns nothing wrong.
alter table organizations add closed_at timestamptz;
