-- name: begin
insert into sign_on_flows (hash, nonce, verifier, expires_at)
values (?, ?, ?, ?);

-- name: end
with ended as (
    delete from sign_on_flows
     where hash = ?
    returning nonce, verifier, expires_at
)
select nonce, verifier
  from ended
 where expires_at > ?;

-- name: forget
delete from sign_on_flows
 where expires_at <= ?;
