/** An address without its password, fit for a message. */
export const redactedUrl = (url: string): string => url.replace(/\/\/([^:/@]*):[^@]*@/, '//$1:***@');
