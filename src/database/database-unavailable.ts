import { OperatorError } from '../errors';

/** The program has no database to work with; the message is one line that names the value and the way out. */
export class DatabaseUnavailable extends OperatorError {}
