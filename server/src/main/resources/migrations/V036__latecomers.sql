-- Which transaction stored a listener, so that those which were under way while an event was stored are
-- told apart from those that were told of it.
alter table listeners
    add column stored_by xid8 not null default pg_current_xact_id();

-- Looking back for events is part of storing a listener now and needs no timer (-2) any more.
delete from timers
 where id = -2;
