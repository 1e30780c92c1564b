-- A case and its first run have one number, so that a new run needs no index entry of its own: it is
-- found by its primary key. Further runs of a case draw their numbers from the same sequence and are
-- in the index. Runs that have numbers of their own already stay as they are.
create index runs_of_own_number on runs (id) where id <> case_id;

drop index runs_by_id;

select setval('case_number', run_number.last_value)
  from run_number,
       case_number
 where run_number.is_called
   and run_number.last_value > case_number.last_value;

drop sequence run_number;
