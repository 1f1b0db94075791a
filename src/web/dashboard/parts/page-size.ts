/** How many rows a list shows before one asks for more. */
export const PAGE_SIZE = 50;
