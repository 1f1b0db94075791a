import { Foundation1795000000001 } from '../../migrations/1795000000001-foundation';
import { Units1795000000002 } from '../../migrations/1795000000002-units';
import { LegalDocuments1795000000003 } from '../../migrations/1795000000003-legal-documents';
import { Plans1795000000004 } from '../../migrations/1795000000004-plans';
import { Citations1795000000005 } from '../../migrations/1795000000005-citations';
import { Indicators1795000000006 } from '../../migrations/1795000000006-indicators';
import { ApiKeys1795000000007 } from '../../migrations/1795000000007-api-keys';
import { History1795000000008 } from '../../migrations/1795000000008-history';
import { Decisions1795000000009 } from '../../migrations/1795000000009-decisions';
import { Review1795000000010 } from '../../migrations/1795000000010-review';
import { KnownUnits1795000000020 } from '../../migrations/1795000000020-known-units';
import { Claims1795000000021 } from '../../migrations/1795000000021-claims';
import { AttachedDocuments1795000000030 } from '../../migrations/1795000000030-attached-documents';
import { Filters1795000000040 } from '../../migrations/1795000000040-filters';
import { Recordings1795000000041 } from '../../migrations/1795000000041-recordings';
import { Search1795000000042 } from '../../migrations/1795000000042-search';
import { Writing1795000000043 } from '../../migrations/1795000000043-writing';
import { Impact1795000000045 } from '../../migrations/1795000000045-impact';
import { AsRecorded1795000000046 } from '../../migrations/1795000000046-as-recorded';
import { SearchPages1795000000047 } from '../../migrations/1795000000047-search-pages';
import { SearchFollows1795000000048 } from '../../migrations/1795000000048-search-follows';
import { ModuleRights1795000000050 } from '../../migrations/1795000000050-module-rights';
import { ReadAfter1795000000051 } from '../../migrations/1795000000051-read-after';
import { ReadingPaths1795000000055 } from '../../migrations/1795000000055-reading-paths';
import { KeyLimits1795000000056 } from '../../migrations/1795000000056-key-limits';
import { AlikeNames1795000000058 } from '../../migrations/1795000000058-alike-names';
import { Visibility1795000000060 } from '../../migrations/1795000000060-visibility';
import { ShownViews1795000000061 } from '../../migrations/1795000000061-shown-views';
import { KeyBudget1795000000063 } from '../../migrations/1795000000063-key-budget';
import { KeyRate1795000000064 } from '../../migrations/1795000000064-key-rate';
import { CommitsTold1795000000065 } from '../../migrations/1795000000065-commits-told';
import { ReportedErrors1795000000070 } from '../../migrations/1795000000070-reported-errors';
import { ReportPaths1795000000071 } from '../../migrations/1795000000071-report-paths';
import { TaskStanding1795000000072 } from '../../migrations/1795000000072-task-standing';
import { IndicatorShare1795000000073 } from '../../migrations/1795000000073-indicator-share';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  Foundation1795000000001,
  Units1795000000002,
  LegalDocuments1795000000003,
  Plans1795000000004,
  Citations1795000000005,
  Indicators1795000000006,
  ApiKeys1795000000007,
  History1795000000008,
  Decisions1795000000009,
  Review1795000000010,
  KnownUnits1795000000020,
  Claims1795000000021,
  AttachedDocuments1795000000030,
  Filters1795000000040,
  Recordings1795000000041,
  Search1795000000042,
  Writing1795000000043,
  Impact1795000000045,
  AsRecorded1795000000046,
  SearchPages1795000000047,
  SearchFollows1795000000048,
  ModuleRights1795000000050,
  ReadAfter1795000000051,
  ReadingPaths1795000000055,
  KeyLimits1795000000056,
  AlikeNames1795000000058,
  Visibility1795000000060,
  ShownViews1795000000061,
  KeyBudget1795000000063,
  KeyRate1795000000064,
  CommitsTold1795000000065,
  ReportedErrors1795000000070,
  ReportPaths1795000000071,
  TaskStanding1795000000072,
  IndicatorShare1795000000073,
];
