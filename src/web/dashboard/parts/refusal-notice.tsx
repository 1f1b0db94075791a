import { Link } from 'react-router';
import type { Refusal } from '../ask/change';
import { useWords, words } from '../words/language';
import { FaultText } from './fault-text';

const SAID = words(
  {
    about: {
      conflict: 'Chưa lưu: có người vừa sửa trước bạn, hoặc đã có rồi.',
      absent: 'Chưa lưu: nội dung này không còn nữa.',
      invalid: 'Chưa lưu: có chỗ chưa đúng.',
      forbidden: 'Chưa lưu: khóa của bạn không được làm việc này.',
      limited: 'Chưa lưu: yêu cầu quá lớn hoặc quá nhiều; hãy chờ một lát rồi thử lại.',
      failed: 'Chưa lưu được.',
      offline: 'Chưa biết đã lưu hay chưa: không liên lạc được với máy chủ. Gửi lại không lưu hai lần.',
    },
    toAccount: 'Xem bạn được làm gì',
  },
  {
    about: {
      conflict: 'Not saved: somebody changed it before you, or it is there already.',
      absent: 'Not saved: it is not there any more.',
      invalid: 'Not saved: something is not right.',
      forbidden: 'Not saved: your key may not do this.',
      limited: 'Not saved: too much was asked for, or too often; wait a moment and try again.',
      failed: 'It could not be saved.',
      offline:
        'Whether it was saved is not known: the server cannot be reached. Sending it again does not save it twice.',
    },
    toAccount: 'See what you may do',
  },
);

/** Why a change was not made; `shown` are the fields at which that stands already. */
export function RefusalNotice({ refusal, shown = [] }: { refusal: Refusal | null; shown?: readonly string[] }) {
  const said = useWords(SAID);
  if (!refusal) return null;
  const { kind, message, fields } = refusal;
  const others = Object.entries(fields).filter(([field]) => !shown.includes(field));
  const isAllShown = kind === 'invalid' && Object.keys(fields).length > 0;
  return (
    <div className={`notice failed refusal-${kind}`} role="alert">
      <p>
        <strong>{said.about[kind]}</strong>
      </p>
      {!isAllShown && (
        <p className="quiet" lang="en">
          {message}
        </p>
      )}
      {others.map(([field, fault]) => (
        <p key={field}>
          <FaultText fault={fault} />
        </p>
      ))}
      {kind === 'forbidden' && <Link to="/account">{said.toAccount}</Link>}
    </div>
  );
}
