import type { FieldFault } from '../../graph/failure';
import { fault } from '../../graph/refused';
import { textFaults } from '../../graph/text-fault';
import type { DeadlineInput } from './correction.inputs';
import { EARLIEST_DAY } from './status-rules';

// Matches: "FREQ=MONTHLY;BYMONTHDAY=25". Must not match: "hằng tháng", "FREQ=MONTHLY;".
const RRULE = /^FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]{2,12}=[A-Z0-9,+-]{1,60}){0,10}$/;

/** What is wrong with a deadline that a person wrote. */
export function deadlineFaults({ text, from, on, recurring, rule }: DeadlineInput, field: string): FieldFault[] {
  const faults = textFaults(`${field}.text`, text);
  if (from && on && from > on)
    faults.push(fault(`${field}.from`, 'AFTER_END', `It begins on ${from}, after its last day ${on}.`));
  for (const [name, day] of Object.entries({ from, on }))
    if (day && day < EARLIEST_DAY)
      faults.push(fault(`${field}.${name}`, 'IMPOSSIBLE_DAY', `${day} is before ${EARLIEST_DAY}; check the year.`));
  if (rule && !recurring) faults.push(fault(`${field}.rule`, 'NOT_RECURRING', 'A rule goes with recurring: true.'));
  if (rule && !RRULE.test(rule))
    faults.push(
      fault(`${field}.rule`, 'INVALID_RULE', 'It is no RFC 5545 RRULE; write it like FREQ=MONTHLY;BYMONTHDAY=25.'),
    );
  return faults;
}
