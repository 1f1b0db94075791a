import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What rests on a document, through any number of others, and when a document ended. */
export class Impact1795000000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function resting_documents(root int, relations text[], most int)
        returns table (document_id int, depth int, citation_id int, cited_id int) language plpgsql stable as $$
      declare
        frontier int[] := array[root];
        visited int[] := array[root];
        ahead int[];
        found record;
      begin
        depth := 0;
        -- level by level: each document once, by a shortest way, so that a ring of citations ends
        while cardinality(frontier) > 0 and cardinality(visited) <= most + 1 loop
          depth := depth + 1;
          ahead := '{}';
          for found in
            select distinct on (c.citing_document_id) c.citing_document_id as citing, c.id, c.document_id as cited
              from citation c
             where c.document_id = any(frontier) and c.kind = any(relations) and c.citing_document_id <> all(visited)
             order by c.citing_document_id, c.id
             limit most + 2 - cardinality(visited)
          loop
            ahead := ahead || found.citing;
            document_id := found.citing;
            citation_id := found.id;
            cited_id := found.cited;
            return next;
          end loop;
          frontier := ahead;
          visited := visited || ahead;
        end loop;
      end $$;
      comment on function resting_documents(int, text[], int) is
        'The documents that rest on one, nearest first, each with a citation that leads a step nearer; "most" of them, and one more where there are more.';

      -- the day on which a document ended: what replaces, repeals or suspends it, or what it was issued with, takes effect
      create view published.document_ending as
        select o.id as document_id, min(coalesce(d.effective_on, d.issued_on)) as ended_on,
               bool_or(coalesce(d.effective_on, d.issued_on) is null) as is_undated
          from legal_document o
          join citation c on c.document_id = any(array[o.id, o.issued_with_id])
          join legal_document d on d.id = c.citing_document_id
         where c.kind in ('REPLACES', 'REPEALS', 'SUSPENDS') and c.status = 'RESOLVED' and c.locator is null
         group by o.id;
      comment on view published.document_ending is
        'When documents were ended by others, and whether one of these has no day; one that ends an article only ends none.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view published.document_ending;
      drop function resting_documents(int, text[], int);
    `);
  }
}
