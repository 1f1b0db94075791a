import { connectionOf } from '../../graph/connection';
import { Indicator } from './indicator.entity';

export const IndicatorConnection = connectionOf('Indicator', () => Indicator, 'indicator (chỉ tiêu)');
