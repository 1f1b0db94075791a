/** An address without its password, fit for a message. */
export const redactedUrl = (url: string): string =>
  url
    // ":p@ss@" of "postgres://u:p@ss@host/d": up to the last "@" of the authority; not the ":5432" behind it
    .replace(/\/\/([^:/@?]*):[^?]*@/, '//$1:***@')
    // "?password=secret"; not "?sslmode=require"
    .replace(/([?&]password=)[^&]*/gi, '$1***');
