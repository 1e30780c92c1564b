-- name: unfinished
select count(*)
  from runs
 where status in ('pending', 'running');

-- name: cases
select subject,
       id,
       status,
       attributes
  from cases
 where subject like 'crash %';

-- name: applied
-- How often each case went past the step that asks the service.
select history.case_id,
       count(*) as times
  from history,
       json_array_elements(history.entries) as entry
 where entry ->> 0 = 'step.completed'
   and entry ->> 1 = '/do/0/ask'
 group by history.case_id;

-- name: waiting-deliveries
select count(*)
  from waiting_deliveries;

-- name: told
select deliveries.message_id,
       count(*) as attempts,
       count(*) filter (where attempts.outcome = 'succeeded') as succeeded,
       count(*) filter (where attempts.outcome = 'interrupted') as interrupted
  from deliveries
  join attempts
    on attempts.case_id = deliveries.case_id
   and attempts.delivery_id = deliveries.id
 group by deliveries.message_id;
