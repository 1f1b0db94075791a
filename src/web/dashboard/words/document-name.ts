interface NamedDocument {
  type: string;
  number?: string | null;
  name?: string | null;
  documentName?: string | null;
}

/** What a document is called in a sentence: "Nghị định 32/2024/NĐ-CP", "Luật Việc làm" where it goes by its name alone. */
export function documentName({ type, number, name, documentName }: NamedDocument): string {
  const said = name ?? documentName ?? null;
  if (number) return `${type} ${number}`;
  if (said === null) return type;
  return said.toLocaleLowerCase().startsWith(type.toLocaleLowerCase()) ? said : `${type} ${said}`;
}
