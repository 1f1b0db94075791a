/** An item of the review list as the graph gives it. */
export interface ReviewedItem {
  id: string;
  code: string;
  severity: string;
  message: string;
  subjectId: string;
  sentence: string | null;
  line: number | null;
  heading: string | null;
  document: { id: string; number: string | null; name: string | null; type: string; title: string | null };
}

/** The list for people: under each document what is uncertain in it, where, and in which sentence. */
export function reviewLines(items: readonly ReviewedItem[]): string[] {
  const lines: string[] = [];
  let documentId: string | null = null;
  let documents = 0;
  for (const item of items) {
    const { document } = item;
    if (document.id !== documentId) {
      documentId = document.id;
      documents += 1;
      if (documents > 1) lines.push('');
      lines.push([document.number ?? document.name ?? document.type, document.title].filter(Boolean).join(' '));
    }
    const place = [item.line === null ? 'whole document' : `line ${item.line}`, item.heading]
      .filter(Boolean)
      .join(', ');
    lines.push(`  ${place}`);
    lines.push(`    ${item.severity.toLowerCase()} ${item.code}: ${item.message}`);
    if (item.sentence !== null) lines.push(`    > ${item.sentence}`);
    lines.push(`    ${item.subjectId}`);
  }
  if (items.length) lines.push('');
  lines.push(`${items.length} to review${items.length ? ` in ${documents} documents` : ''}`);
  return lines;
}
