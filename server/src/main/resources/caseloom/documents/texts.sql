-- name: put-pages
insert into document_pages (organization_id, file_id, page, text)
select ?, ?, given.page, given.text
  from unnest(?::int[], ?::text[]) as given (page, text);

-- name: pages
select page, text
  from document_pages
 where organization_id = ?
   and file_id = ?
   and page > ?
 order by page
 limit ?;

-- name: put-words
-- The name counts among the words of every part.
insert into document_words (organization_id, file_id, part, words)
values (?, ?, ?, to_tsvector('simple', ?) || to_tsvector('simple', ?));
