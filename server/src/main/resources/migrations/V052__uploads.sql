-- Large files may lie in a bucket. Rows without the name of one mean what they meant before; with
-- one, the place still says 'folder', since nodes of the release before know no other word.
alter table files add column bucket text;

-- What lies in a bucket without a row, for now or for good: an object that is being written, or one
-- whose row is gone. A row here is older than its object and younger than the row of its file, so
-- that a process may be killed at any moment and nothing is forgotten.
create table loose_objects (
    organization_id bigint not null references organizations,
    file_id bigint not null,
    bucket text not null,
    -- '-infinity' once nobody may give it a row any more.
    removable_at timestamptz not null,
    primary key (organization_id, file_id)
);

create index loose_objects_by_bucket on loose_objects (bucket, removable_at);

-- Whoever removes the row of a file, also a node that knows no buckets, leaves the object loose.
create function loosen_object() returns trigger
language plpgsql as $$
begin
    insert into loose_objects (organization_id, file_id, bucket, removable_at)
    values (old.organization_id, old.id, old.bucket, '-infinity')
    on conflict (organization_id, file_id) do update
    set bucket = excluded.bucket,
        removable_at = excluded.removable_at;
    return null;
end
$$;

create trigger files_loosen_object
    after delete on files
    for each row
    when (old.bucket is not null)
    execute function loosen_object();

alter table loose_objects enable row level security;
create policy one_organization on loose_objects to caseloom_tenant
    using (organization_id = current_setting('caseloom.organization')::bigint);
grant select, insert, update, delete on loose_objects to caseloom_tenant;
