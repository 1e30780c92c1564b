-- A run that an operator holds. Not indexed, so that its row is still updated in place.
alter table runs add column paused_at timestamptz;

-- While its run is paused a timer is due never; this is when it would have been.
alter table timers add column held_due_at timestamptz;

-- While its run is paused an effect is nobody's to take up; an answer that comes is kept for later.
alter table effects add column paused boolean not null default false;
alter table effects add column answer json;

drop index effects_by_node;
create index effects_by_node on effects (node) where not paused;
