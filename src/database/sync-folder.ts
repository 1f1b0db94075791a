import { open } from 'node:fs/promises';

/** A file that was renamed is found after a power failure only once its folder is on the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  // Windows opens no folders
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
