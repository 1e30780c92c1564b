-- name: superuser
alter role postgres password '{superuser}';

-- name: owner
create role caseloom login password '{owner}';

-- name: tenant
-- Made here, so that the owner needs no right to create roles.
create role caseloom_tenant nologin;

-- name: membership
grant caseloom_tenant to caseloom;

-- name: watching
-- What every statement costs, for whoever measures the server.
grant pg_read_all_stats to caseloom;

-- name: database
create database caseloom owner caseloom;

-- name: private
revoke all on database caseloom from public;

-- name: statistics
create extension pg_stat_statements;
