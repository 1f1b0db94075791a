/** What pg exports beside its types. */
declare module 'pg/lib/utils' {
  /** A value as PostgreSQL takes it for a parameter. */
  export function prepareValue(value: unknown): string | Buffer | null;
}
