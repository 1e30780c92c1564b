-- name: attributes
select file_id, name, data_type, value
  from document_attributes
 where organization_id = ?
   and file_id = any (?)
 order by file_id, place;

-- name: put-attributes
insert into document_attributes (organization_id, file_id, name, data_type, value, place)
select ?, ?, given.name, given.data_type, given.value, given.place
  from unnest(?::text[], ?::text[], ?::text[], ?::int[])
           as given (name, data_type, value, place)
on conflict (organization_id, file_id, name) do update
set data_type = excluded.data_type,
    value = excluded.value;

-- name: name-fields
-- In one order, so that nobody waits for somebody who waits for them.
insert into field_names (organization_id, name)
select ?, given.name
  from unnest(?::text[]) as given (name)
 order by given.name
on conflict (organization_id, name) do nothing;

-- name: field-numbers
select name, number
  from field_names
 where organization_id = ?
   and name = any (?);

-- name: put-field
insert into document_fields
    (organization_id, file_id, place, name, value, data_type, unclear, reasoning, source_text)
values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: fields
select name, value, data_type, unclear, reasoning, source_text
  from document_fields
 where organization_id = ?
   and file_id = ?
 order by place;
