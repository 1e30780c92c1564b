-- An event is brought to its listeners a part at a time: which of them had it already, and which
-- transactions were under way when it was stored (see the next migration).
alter table unrouted
    add column told_before bigint not null default 0,
    add column past_case bigint not null default 0,
    add column past_run bigint not null default 0;

-- So that the next part is found without reading the ones before.
drop index listeners_by_value;
create index listeners_by_value on listeners (correlation_id, value, case_id, run_id);
