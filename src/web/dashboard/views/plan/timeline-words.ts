import { words } from '../../words/language';

export const TIMELINE = words(
  {
    title: 'Dòng thời gian',
    today: 'Ngày tính',
    none: 'Không có nhiệm vụ nào có ngày đến hạn.',
    explained: 'Thanh kéo dài từ ngày bắt đầu nêu trong văn bản (nếu không có: từ ngày kế hoạch có hiệu lực) đến hạn.',
    from: 'Từ ngày',
    until: 'Hạn',
    done: 'Hoàn thành',
    range: (from: string, to: string) => `từ ${from} đến ${to}`,
    by: (day: string) => `hạn ${day}`,
    doneOn: (day: string) => `hoàn thành ngày ${day}`,
  },
  {
    title: 'Timeline',
    today: 'As of',
    none: 'No task has a day by which it is due.',
    explained:
      'A bar runs from the first day that the text names (else from the day the plan takes effect) to the deadline.',
    from: 'From',
    until: 'Due',
    done: 'Completed',
    range: (from: string, to: string) => `${from} to ${to}`,
    by: (day: string) => `due ${day}`,
    doneOn: (day: string) => `completed on ${day}`,
  },
);
