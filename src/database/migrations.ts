import { Foundation1795000000001 } from '../../migrations/1795000000001-foundation';
import { Units1795000000002 } from '../../migrations/1795000000002-units';
import { LegalDocuments1795000000003 } from '../../migrations/1795000000003-legal-documents';
import { Plans1795000000004 } from '../../migrations/1795000000004-plans';
import { Citations1795000000005 } from '../../migrations/1795000000005-citations';
import { Indicators1795000000006 } from '../../migrations/1795000000006-indicators';
import { ApiKeys1795000000007 } from '../../migrations/1795000000007-api-keys';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  Foundation1795000000001,
  Units1795000000002,
  LegalDocuments1795000000003,
  Plans1795000000004,
  Citations1795000000005,
  Indicators1795000000006,
  ApiKeys1795000000007,
];
