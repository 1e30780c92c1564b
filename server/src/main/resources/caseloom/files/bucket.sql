-- name: loosen
-- Before the bytes are written. Those of an attempt that failed are replaced.
insert into loose_objects (organization_id, file_id, bucket, removable_at)
values (?, ?, ?, ?)
on conflict (organization_id, file_id) do update
set bucket = excluded.bucket,
    removable_at = excluded.removable_at;

-- name: settle
-- With the row of the file. Nothing is found once somebody is about to remove the object.
delete from loose_objects
 where organization_id = ?
   and file_id = ?
   and removable_at > '-infinity';

-- name: claim
-- From here on nobody settles them.
update loose_objects
   set removable_at = '-infinity'
 where (organization_id, file_id) in (
     select organization_id, file_id
       from loose_objects
      where bucket = ?
        and removable_at < ?
      order by removable_at
      limit ?)
returning organization_id, file_id;

-- name: forget
delete from loose_objects
 where organization_id = ?
   and file_id = ?
   and removable_at = '-infinity';
