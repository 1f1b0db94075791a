-- The graph's own tables, filled: :plans plans, :documents documents that are cited, :units units. About 40 tasks a plan, 2.5
-- assignments and 2.5 citations a task, an indicator on every fourth task with ten observations. Everything is made from ids by
-- hashing: the same on every server and every day. A few units have much of the work, days and figures tie, and some are missing.
create function pg_temp.h(i bigint, salt int) returns bigint language sql immutable parallel safe as
  $$ select (hashint8(i * 1009 + salt) & 2147483647)::bigint $$;
create function pg_temp.said(quote text, start bigint) returns jsonb language sql immutable parallel safe as
  $$ select jsonb_build_object('quote', quote, 'start', start, 'end', start + length(quote)) $$;

insert into unit (id, code, name, parent_id)
select i, case when i % 7 > 0 then 'U' || lpad(i::text, 5, '0') end, 'Phòng Nghiệp vụ ' || i || ' tỉnh Lạc Giang',
       case when i > 8 then 1 + (i - 9) / 8 end
  from generate_series(1, :units) i;
insert into unit_alias (unit_id, name, name_key) select id, name, fold_text(name) from unit;

insert into legal_document (id, number, number_key, type, title, issuer_id, issued_on, effective_on)
select i, n.number, lower(n.number collate "und-x-icu"), 'Nghị định',
       'Quy định chi tiết việc ' || pg_temp.h(i, 2) % 100000 || ' trong lĩnh vực ' || pg_temp.h(i, 3) % 1000,
       case when pg_temp.h(i, 26) % 3 > 0 then 1 + pg_temp.h(i, 27) % :units end, n.day, n.day + (pg_temp.h(i, 28) % 90)::int
  from generate_series(1, :documents) i
 cross join lateral (select i || '/' || (2000 + pg_temp.h(i, 1) % 25) || '/NĐ-CP' as number,
                            date '2000-01-01' + (pg_temp.h(i, 4) % 9000)::int as day) n;

-- a plan is a document as well, with a text
insert into source_text (id, sha256, file_name, text)
select p, encode(sha256(('plan ' || p)::bytea), 'hex'), 'ke-hoach-' || p || '.txt', 'KẾ HOẠCH' || repeat(' và các nhiệm vụ', 60)
  from generate_series(1, :plans) p;
insert into legal_document (id, number, number_key, type, title, issuer_id, issued_on, source_text_id)
select :documents + p, n.number, lower(n.number collate "und-x-icu"), 'Kế hoạch',
       'Phát triển lĩnh vực ' || pg_temp.h(p, 6) % 100000 || ' giai đoạn 2024 - 2028', 1 + pg_temp.h(p, 5) % :units,
       date '2018-01-01' + (pg_temp.h(p, 8) % 2900)::int, p
  from generate_series(1, :plans) p cross join lateral (select p || '/KH-UBND' as number) n;
insert into plan (id, number, number_key, document_type, title, issuer_id, issued_on, year, document_id, source_text_id)
select source_text_id, number, number_key, type, title, issuer_id, issued_on, extract(year from issued_on), id, source_text_id
  from legal_document where source_text_id is not null;

insert into task (id, plan_id, position, ordinal, title, text, status, completed_on, evidence)
select row_number() over (order by p, k), p, k * 1000, k::text, n.title, n.text, n.status,
       case when n.status = 'COMPLETED' then date '2024-01-01' + (pg_temp.h(p * 100 + k, 29) % 900)::int end, pg_temp.said(n.text, k * 1000)
  from generate_series(1, :plans) p
 cross join lateral generate_series(1, 30 + ((p * 7919) % 21)) k
 cross join lateral (select 'Thực hiện nhiệm vụ ' || k || ' của kế hoạch ' || p || ' về nội dung ' || pg_temp.h(p * 100 + k, 10) % 100000 as title) t
 cross join lateral (
   select t.title, t.title || '. Chủ động phối hợp với các đơn vị liên quan, kịp thời tháo gỡ khó khăn, vướng mắc; '
            || 'báo cáo kết quả định kỳ hằng quý về cơ quan chủ trì để tổng hợp.' as text,
          (array['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'SUSPENDED', 'CANCELLED'])[1 + pg_temp.h(p * 100 + k, 11) % 5] as status) n
 order by p, k;
update task t set parent_id = t.id - (n.k - 1) + (n.k - 1) / 4
  from (select id, position / 1000 as k from task) n where n.id = t.id and n.k > 1 and pg_temp.h(t.id, 13) % 3 > 0;

-- one in twenty has none, two have two, one comes again and again and has no day, as does the first of another's two
insert into deadline (task_id, position, text, due_on, recurring, evidence)
select t.id, t.position + 10 + k, n.text, n.day, n.day is null, pg_temp.said(n.text, t.position + 10 + k)
  from task t
 cross join lateral generate_series(1, case pg_temp.h(t.id, 35) % 20 when 0 then 0 when 1 then 2 when 2 then 2 else 1 end) k
 cross join lateral (select case when pg_temp.h(t.id, 35) % 20 not in (2, 3) or k = 2
                                 then date '2024-01-01' + (pg_temp.h(t.id * 10 + k, 12) % 1400)::int end as day) d
 cross join lateral (select d.day, coalesce('trước ngày ' || to_char(d.day, 'DD/MM/YYYY'), 'hằng tháng') as text) n
 order by t.id, k;

-- one leads, up to three coordinate, all different; the first units have the most
insert into assignment (task_id, unit_id, role, position, evidence)
select t.id, n.unit_id, case k when 0 then 'LEAD' else 'COORDINATE' end, t.position + 100 + k, pg_temp.said('đơn vị ' || n.unit_id, t.position + 100 + k)
  from task t
 cross join lateral generate_series(0, (pg_temp.h(t.id, 16) % 4)::int) k
 cross join lateral (
   select 1 + (floor(:units * power(pg_temp.h(t.id, 14) / 2147483648.0, 2))::int + k * (1 + pg_temp.h(t.id, 15) % 7)) % :units as unit_id) n
 order by t.id, k;

-- plans have two to six bases, tasks cite up to five documents and documents up to four; one in fifty is not known which
insert into citation (kind, status, status_reason, document_id, citing_document_id, plan_id, task_id, position, evidence, cited_key, claim)
select c.kind, case when m.id is null then 'UNRESOLVED' else 'RESOLVED' end, case when m.id is null then 'Không rõ văn bản nào.' end, m.id,
       c.citing_document_id, c.plan_id, c.task_id, c.position, pg_temp.said('Nghị định số ' || d.number, c.position), d.number_key,
       jsonb_build_object('type', d.type, 'number', d.number, 'name', null, 'about', null, 'issuedOn', null, 'issuerId', null,
         'isCentral', true, 'homeId', null, 'doubt', null)
  from (select 1 as s, 'BASIS' as kind, p.document_id as citing_document_id, p.id as plan_id, null::int as task_id, k * 10 as position,
               pg_temp.h(p.id * 10 + k, 18) as chance
          from plan p, generate_series(1, 2 + (pg_temp.h(p.id, 21) % 5)::int) k
        union all
        select 2, 'CITES', p.document_id, t.plan_id, t.id, t.position + 200 + k, pg_temp.h(t.id * 10 + k, 19)
          from task t join plan p on p.id = t.plan_id, generate_series(1, (pg_temp.h(t.id, 22) % 6)::int) k
        union all
        select 3, (array['AMENDS', 'REPLACES', 'CITES'])[1 + pg_temp.h(d.id * 10 + k, 25) % 3], d.id, null, null, k * 10, pg_temp.h(d.id * 10 + k, 20)
          from legal_document d, generate_series(1, (pg_temp.h(d.id, 23) % 5)::int) k where d.source_text_id is null) c
  join legal_document d on d.id = 1 + c.chance % :documents
  left join legal_document m on m.id = d.id and c.chance % 49 > 0
 order by c.s, c.citing_document_id, c.position;

insert into indicator (id, plan_id, task_id, owner_id, position, name, operator, value, measure_unit, evidence)
select row_number() over (order by id), plan_id, id, case when pg_temp.h(id, 36) % 3 > 0 then 1 + pg_temp.h(id, 30) % :units end,
       position + 300, n.name, 'GTE', case when pg_temp.h(id, 37) % 10 > 0 then (pg_temp.h(id, 32) % 1000000) / 100.0 end, '%',
       pg_temp.said(n.name, position + 300)
  from task cross join lateral (select 'Tỷ lệ hồ sơ loại ' || pg_temp.h(id, 31) % 1000 || ' của nhiệm vụ ' || id as name) n
 where pg_temp.h(id, 33) % 4 = 0
 order by id;
-- the last two of some indicators are of one day
insert into observation (indicator_id, period, observed_on, value)
select i.id, to_char(n.month, 'YYYY-MM'), case when k = 10 and i.id % 16 = 0 then (n.month - interval '1 month')::date else n.month end,
       (pg_temp.h(i.id * 100 + k, 34) % 1000000) / 100.0
  from indicator i, generate_series(1, 10) k
 cross join lateral (select (date '2023-01-01' + (k || ' month')::interval)::date as month) n
 order by i.id, k;
