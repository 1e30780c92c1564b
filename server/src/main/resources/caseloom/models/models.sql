-- name: alone
-- Of two that set models at once, the second sees which reads documents by the first.
select pg_advisory_xact_lock(7060, (? % 2147483647)::int);

-- name: put
insert into models as model (
    name, answer_format, parameters, answer_tokens_most, day_tokens_most, input_price, output_price,
    day_cost_most, documents, updated_at, organization_id, connection_id)
select ?, ?, ?::json, ?, ?, ?::numeric, ?::numeric, ?::numeric, ?, ?, organization_id, id
  from connections
 where organization_id = ?
   and id = ?
    on conflict (connection_id) do update
   set name = excluded.name,
       answer_format = excluded.answer_format,
       parameters = excluded.parameters,
       answer_tokens_most = excluded.answer_tokens_most,
       day_tokens_most = excluded.day_tokens_most,
       input_price = excluded.input_price,
       output_price = excluded.output_price,
       day_cost_most = excluded.day_cost_most,
       documents = excluded.documents,
       updated_at = excluded.updated_at
 where model.organization_id = excluded.organization_id;

-- name: none-for-documents
update models
   set documents = false
 where organization_id = ?
   and connection_id <> ?
   and documents;

-- name: list
select model.connection_id, connection.name as connection, model.name, model.answer_format,
       model.parameters, model.answer_tokens_most, model.day_tokens_most, model.input_price,
       model.output_price, model.day_cost_most, model.documents, model.updated_at
  from models model
  join connections connection
    on connection.organization_id = model.organization_id
   and connection.id = model.connection_id
 where model.organization_id = ?
   and model.connection_id > ?
 order by model.connection_id
 limit ?;

-- name: find
select model.connection_id, connection.name as connection, model.name, model.answer_format,
       model.parameters, model.answer_tokens_most, model.day_tokens_most, model.input_price,
       model.output_price, model.day_cost_most, model.documents, model.updated_at
  from models model
  join connections connection
    on connection.organization_id = model.organization_id
   and connection.id = model.connection_id
 where connection.organization_id = ?
   and connection.name = ?;

-- name: for-documents
select model.connection_id, connection.name as connection, model.name, model.answer_format,
       model.parameters, model.answer_tokens_most, model.day_tokens_most, model.input_price,
       model.output_price, model.day_cost_most, model.documents, model.updated_at
  from models model
  join connections connection
    on connection.organization_id = model.organization_id
   and connection.id = model.connection_id
 where model.organization_id = ?
   and model.documents;

-- name: remove
delete from models
 where organization_id = ?
   and connection_id = ?;

-- name: spent
select requests, tokens, cost
  from model_spending
 where organization_id = ?
   and connection_id = ?
   and day = ?::date;

-- name: reserve
insert into model_spending as spent (
    organization_id, connection_id, day, requests, tokens, cost)
values (?, ?, ?::date, 1, ?, ?::numeric)
    on conflict (connection_id, day) do update
   set requests = spent.requests + 1,
       tokens = spent.tokens + excluded.tokens,
       cost = spent.cost + excluded.cost
 where spent.organization_id = excluded.organization_id
   and spent.tokens + excluded.tokens <= coalesce(?::bigint, spent.tokens + excluded.tokens)
   and spent.cost + excluded.cost <= coalesce(?::numeric, spent.cost + excluded.cost);

-- name: settle
update model_spending
   set tokens = greatest(0, tokens + ?),
       cost = greatest(0, cost + ?::numeric)
 where organization_id = ?
   and connection_id = ?
   and day = ?::date;
