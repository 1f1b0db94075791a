import type { FieldFault } from '../../graph/failure';
import { fault } from '../../graph/refused';
import { textFaults } from '../../graph/text-fault';
import type { RecordObservationInput } from './record-observation.types';

const LONGEST_PERIOD = 100;

/** No plan is older: an earlier day is a slip of the pen. */
const EARLIEST = '1945-01-01';

/** What is wrong with a figure that a person records. */
export function observationFaults(input: RecordObservationInput, today: string): FieldFault[] {
  const { period, observedOn, value, note } = input;
  const faults = [...textFaults('period', period), ...textFaults('note', note)];
  if (period.length > LONGEST_PERIOD)
    faults.push(fault('period', 'TOO_LONG', `It has ${period.length} characters; ${LONGEST_PERIOD} are the most.`));
  if (observedOn > today) faults.push(fault('observedOn', 'IMPOSSIBLE_DAY', `${observedOn} is after today, ${today}.`));
  if (observedOn < EARLIEST)
    faults.push(fault('observedOn', 'IMPOSSIBLE_DAY', `${observedOn} is before ${EARLIEST}; check the year.`));
  if (!Number.isFinite(value)) faults.push(fault('value', 'NOT_A_NUMBER', 'It is no number.'));
  return faults;
}
