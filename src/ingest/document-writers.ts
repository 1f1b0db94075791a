import type { DocumentWriters } from '../graph/document-writers';
import { mergeUnits } from './resolve/merge-units';
import { addUnitAlias } from './resolve/unit-alias';
import { unitNamed } from './resolve/unit-named';
import { settleDoubt } from './store/settle-doubt';
import { undoRecording } from './store/undo-recording';
import { withdrawDocument } from './store/withdraw-document';

/** What mutations need of ingest. */
export const documentWriters: DocumentWriters = {
  unitNamed,
  withdrawDocument,
  settleDoubt,
  mergeUnits,
  addUnitAlias,
  undoRecording,
};
