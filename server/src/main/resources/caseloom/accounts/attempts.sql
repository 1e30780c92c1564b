-- name: count
insert into sign_in_attempts (key, failures, ends_at)
values (?, 1, ?)
    on conflict (key) do update
   set failures = case when sign_in_attempts.ends_at <= ? then 1
                       else least(sign_in_attempts.failures, 1000000000) + 1 end,
       ends_at = case when sign_in_attempts.ends_at <= ? then excluded.ends_at
                      else sign_in_attempts.ends_at end
returning failures, ends_at;

-- name: clear
delete from sign_in_attempts
 where key = ?
returning failures;

-- name: take_back
update sign_in_attempts
   set failures = failures - 1
 where key = ?
   and failures > 0;

-- name: forget
delete from sign_in_attempts
 where ends_at <= ?;
