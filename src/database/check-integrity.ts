import type { Reader } from '../reader';

/** One thing that must hold in the data, with what breaks it. */
export interface IntegrityCheck {
  name: string;
  faults: string[];
  remedy: string;
}

/** Tables with evidence, and how their rows lead to the text that it points into. */
const EVIDENCE_SOURCES: Readonly<Record<string, string>> = {
  task: 'join plan p on p.id = t.plan_id join source_text s on s.id = p.source_text_id',
  section: 'join plan p on p.id = t.plan_id join source_text s on s.id = p.source_text_id',
  theme: 'join plan p on p.id = t.plan_id join source_text s on s.id = p.source_text_id',
  declared_item: 'join plan p on p.id = t.plan_id join source_text s on s.id = p.source_text_id',
  diagnostic: 'join legal_document d on d.id = t.document_id join source_text s on s.id = d.source_text_id',
  indicator: 'join plan p on p.id = t.plan_id join source_text s on s.id = p.source_text_id',
  assignment:
    'join task k on k.id = t.task_id join plan p on p.id = k.plan_id join source_text s on s.id = p.source_text_id',
  deadline:
    'join task k on k.id = t.task_id join plan p on p.id = k.plan_id join source_text s on s.id = p.source_text_id',
  citation: 'join legal_document d on d.id = t.citing_document_id join source_text s on s.id = d.source_text_id',
};

const REIMPORT = 'import the document again';

/** What foreign keys and constraints cannot say: quotes that are in the text, documents that are held once. */
export async function checkIntegrity(db: Reader): Promise<IntegrityCheck[]> {
  return [
    { name: 'evidence: every quote stands in its text', faults: await brokenQuotes(db), remedy: REIMPORT },
    { name: 'documents: each is there once', faults: await doubles(db), remedy: 'withdraw one of each pair' },
    { name: 'texts: each belongs to a document', faults: await orphanTexts(db), remedy: REIMPORT },
    {
      name: 'search: it finds every node',
      faults: await unfound(db),
      remedy: 'run "select search.refresh(kind, null)" in the database, with the kind that stands there in quotes',
    },
    {
      name: 'units: the tasks of each are found by their status',
      faults: await strayTasks(db),
      remedy: 'run "select derived.refresh()" in the database',
    },
    {
      name: 'tasks: what each is judged by is kept',
      faults: await unjudged(db),
      remedy: 'run "select derived.refresh()" in the database',
    },
    {
      name: 'visibility: what belongs to a restricted document is hidden',
      faults: await unhidden(db),
      remedy: 'run "select derived.refresh_hidden(), make_shown()" in the database',
    },
  ];
}

/** Documents of which something is not under what is hidden, and whether the views look at it at all. */
async function unhidden(db: Reader): Promise<string[]> {
  const rows = await db.rows<{ fault: string }>(
    `select 'document ' || r.document_id as fault
       from restriction r left join derived.belongings(array[r.document_id]) b on true left join derived.hidden h on h.document_id = r.document_id
      cross join derived.hidden_from_all a
      where not coalesce(h.unit_ids = r.unit_ids and h.plans @> b.plans and h.sources @> b.sources and h.tasks @> b.tasks
              and h.indicators @> b.indicators and h.cited @> b.cited and a.documents @> r.document_id and a.plans @> b.plans
              and a.sources @> b.sources and a.tasks @> b.tasks and a.indicators @> b.indicators and a.cited @> b.cited, false)
     union all
     select 'the views look away' from derived.hidden_from_all a where not a.is_armed and exists (select from restriction)
     union all
     select 'document ' || h.document_id || ' is hidden for no reason' from derived.hidden h
      where not exists (select from restriction r where r.document_id = h.document_id)`,
    [],
  );
  return rows.map(({ fault }) => fault);
}

async function brokenQuotes(db: Reader): Promise<string[]> {
  const texts = new Map<number, string>();
  const faults: string[] = [];
  for (const [table, path] of Object.entries(EVIDENCE_SOURCES)) {
    const rows = await db.rows<{ id: number; source: number; quote: string; start: number; end: number }>(
      `select t.id, s.id as source, t.evidence->>'quote' as quote, (t.evidence->>'start')::int as start,
              (t.evidence->>'end')::int as end
         from ${table} t ${path} where t.evidence is not null`,
      [],
    );
    for (const row of rows) {
      let text = texts.get(row.source);
      if (text === undefined) {
        const [found] = await db.rows<{ text: string }>('select text from source_text where id = $1', [row.source]);
        text = found?.text ?? '';
        texts.set(row.source, text);
      }
      // spans count UTF-16 units, which PostgreSQL cannot: compared here
      if (text.slice(row.start, row.end) !== row.quote) faults.push(`${table} ${row.id}`);
    }
  }
  return faults;
}

async function doubles(db: Reader): Promise<string[]> {
  const rows = await db.rows<{ number: string }>(
    `select min(number) as number from legal_document where source_text_id is not null and number_key is not null
      group by number_key, lower(type), issuer_id, issued_on having count(*) > 1`,
    [],
  );
  return rows.map((row) => row.number);
}

async function orphanTexts(db: Reader): Promise<string[]> {
  const rows = await db.rows<{ name: string }>(
    `select file_name as name from source_text s
      where not exists (select from legal_document d where d.source_text_id = s.id)`,
    [],
  );
  return rows.map((row) => row.name);
}

/** Where somebody wrote while triggers were off. */
async function strayTasks(db: Reader): Promise<string[]> {
  const rows = await db.rows<{ unit: number; task: number }>(
    `select coalesce(s.unit_id, w.unit_id) as unit, coalesce(s.task_id, w.task_id) as task
       from (select distinct a.unit_id, t.status, a.task_id from assignment a join task t on t.id = a.task_id) s
       full join derived.unit_task w on w.unit_id = s.unit_id and w.status = s.status and w.task_id = s.task_id
      where s.task_id is null or w.task_id is null order by 1, 2`,
    [],
  );
  return rows.map(({ unit, task }) => `unit ${unit}: task ${task}`);
}

/** As for strayTasks. */
async function unjudged(db: Reader): Promise<string[]> {
  const rows = await db.rows<{ id: number }>(
    `select coalesce(s.id, k.id) as id from published.task_standing s full join derived.task_standing k on k.id = s.id
      where row(s.*) is distinct from row(k.*)
      order by 1`,
    [],
  );
  return rows.map(({ id }) => `task ${id}`);
}

/** Nodes without an entry, and entries without a node: where somebody wrote while triggers were off. */
async function unfound(db: Reader): Promise<string[]> {
  const rows = await db.rows<{ kind: string; id: number }>(
    `select k.kind, coalesce(s.row_id, e.id / 8)::int as id
       from (select kind, row_id, row_id::bigint * 8 + search.kind_place(kind) as entry_id from search.source) s
       full join search.entry e on e.id = s.entry_id
       join unnest(array['PLAN', 'TASK', 'UNIT', 'INDICATOR', 'LEGAL_DOCUMENT']) with ordinality as k (kind, place)
         on k.place = coalesce(s.entry_id, e.id) % 8
      where s.entry_id is null or e.id is null order by 1, 2`,
    [],
  );
  return rows.map(({ kind, id }) => `${kind} ${id}`);
}
