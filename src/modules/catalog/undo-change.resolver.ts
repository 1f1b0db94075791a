import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { requireRole, scopesOf } from '../../auth/require-role';
import type { Context } from '../../graph/context';
import type { RecordedChange } from '../../graph/document-writers';
import { requireId } from '../../graph/global-id';
import { fault, invalid } from '../../graph/refused';
import { write } from '../../graph/write';
import { changesOfRecording, requireOwnReports } from './undo-change.queries';
import { UndoChangeInput, UndoChangeResult } from './undo-change.types';
import { isOfReports, isUndoable } from './undo-rules';

@Resolver()
export class UndoChangeResolver {
  @Mutation(() => UndoChangeResult, {
    description:
      'Makes everything be again what it was before something was recorded: all that was committed together, or nothing (hoàn tác). What was changed again since, or has come to stand on it, is a conflict. It takes back what people reported, corrected, settled, dismissed or merged, no import. Needs the role REPORTER for reports and figures of its unit, EDITOR for the rest.',
  })
  undoChange(
    @Arg('input', () => UndoChangeInput, { description: 'What is to be undone.' }) input: UndoChangeInput,
    @Ctx() ctx: Context,
  ) {
    const { viewer } = ctx;
    const id = requireId(input.recordingId, 'Recording', 'recordingId');
    return write(ctx, {
      operation: 'undoChange',
      input,
      // which of the two it needs is known when it is read
      role: scopesOf(viewer).includes('EDIT') ? 'EDITOR' : 'REPORTER',
      alone: true,
      target: (tx) => changesOfRecording(tx, viewer, { id, globalId: input.recordingId }),
      permit: async (tx, changes: RecordedChange[]) => {
        const isReported = isOfReports(changes);
        requireRole(viewer, isReported ? 'REPORTER' : 'EDITOR');
        if (isReported) await requireOwnReports(tx, viewer, changes);
      },
      store: async (tx, changes) => {
        const count = isUndoable(changes) ? await ctx.writers.undoRecording(tx, changes) : 0;
        if (count > 0) return count;
        throw invalid(
          fault(
            'recordingId',
            'NOT_UNDONE',
            'It is no report, correction, decision or merge of people. An import is taken back by withdrawDocument, who sees a document by setVisibility.',
          ),
        );
      },
      answer: (undoneCount) => ({
        __typename: 'UndoChangeSuccess' as const,
        undoneId: input.recordingId,
        undoneCount,
      }),
    });
  }
}
