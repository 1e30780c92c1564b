-- Whoever posts to a callback with a secret proves to know it: the name of a secret of the organization.
alter table callbacks add column secret text;
