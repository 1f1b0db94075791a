import { type FormEvent, useId, useState } from 'react';
import { useWrite } from '../ask/use-write';
import { ReportErrorDocument } from '../generated/graphql';
import { useWords, words } from '../words/language';
import { SHARED } from '../words/shared-words';

const SAID = words(
  {
    open: 'Báo lỗi dữ liệu',
    about: 'Thấy gì sai so với văn bản gốc? Cán bộ rà soát sẽ xem. Không cần tài khoản.',
    message: 'Sai ở đâu',
    quote: 'Đoạn văn bản cho thấy điều đó (nếu có)',
    contact: 'Liên hệ (không bắt buộc; chỉ người rà soát thấy)',
    send: 'Gửi',
    sent: 'Đã ghi nhận. Cảm ơn bạn.',
    before: 'Lỗi này đã có người báo và đang chờ rà soát. Cảm ơn bạn.',
  },
  {
    open: 'Report an error',
    about: 'Is something not as the document has it? Whoever reviews will look at it. No account is needed.',
    message: 'What is wrong',
    quote: 'The passage that shows it (if there is one)',
    contact: 'How to reach you (optional; seen by reviewers only)',
    send: 'Send',
    sent: 'It is noted. Thank you.',
    before: 'Somebody has reported this, and it waits for review. Thank you.',
  },
);

/** Says what is wrong with a node, for who reviews what was read. */
export function ReportError({ nodeId }: { nodeId: string }) {
  const said = useWords(SAID);
  const shared = useWords(SHARED);
  const heading = useId();
  const [isOpen, setIsOpen] = useState(false);
  const write = useWrite(ReportErrorDocument, { isTrial: true });
  const outcome = write.data?.reportError;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name) ?? '').trim() || null;
    write.mutate({ input: { nodeId, message: text('message') ?? '', quote: text('quote'), contact: text('contact') } });
  };
  if (outcome?.__typename === 'ReportErrorSuccess')
    return (
      <p className="notice" role="status">
        {outcome.isNew ? said.sent : said.before}
      </p>
    );
  if (!isOpen)
    return (
      <button type="button" onClick={() => setIsOpen(true)}>
        {said.open}
      </button>
    );
  return (
    <form className="panel report-error" aria-labelledby={heading} onSubmit={send}>
      <h2 id={heading}>{said.open}</h2>
      <p className="quiet">{said.about}</p>
      <label>
        {said.message}
        <textarea name="message" required maxLength={2000} rows={3} />
      </label>
      <label>
        {said.quote}
        <textarea name="quote" maxLength={1000} rows={2} />
      </label>
      <label>
        {said.contact}
        <input name="contact" maxLength={200} autoComplete="email" />
      </label>
      {outcome && (
        <p className="bad" role="alert">
          {outcome.message}
        </p>
      )}
      {write.error && (
        <p className="bad" role="alert">
          {write.error.message}
        </p>
      )}
      <p>
        <button type="submit" className="primary" disabled={write.isPending}>
          {said.send}
        </button>{' '}
        <button type="button" onClick={() => setIsOpen(false)}>
          {shared.cancel}
        </button>
      </p>
    </form>
  );
}
