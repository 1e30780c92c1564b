-- name: under-way
-- Runs that did not end, and deliveries that were not sent.
select (select count(*)
          from runs
         where status in ('pending', 'running'))
       + (select count(*)
            from waiting_deliveries) as things;

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
