import type { ReactNode } from 'react';
import { useWords, words } from '../words/language';

const SAID = words(
  {
    about: 'Có người vừa sửa nội dung này. Hiện nay là:',
    take: 'Bỏ bản của tôi, lấy bản hiện nay',
    keep: 'Giữ bản của tôi để lưu',
  },
  {
    about: 'Somebody has just changed this. Now it is:',
    take: 'Drop mine, take what there is now',
    keep: 'Keep mine, to be saved',
  },
);

interface OtherVersionProps {
  draft: { other: unknown; takeOther: () => void; keepMine: () => void };
  /** Told once it was chosen what to go on with. */
  onChosen: () => void;
  /** What there is now, to be read. */
  children: ReactNode;
}

/** What somebody else made of it meanwhile, and how to go on; nothing where nobody did. */
export function OtherVersion({ draft, onChosen, children }: OtherVersionProps) {
  const said = useWords(SAID);
  if (draft.other === null) return null;
  const choose = (take: () => void) => {
    take();
    onChosen();
  };
  return (
    <div className="notice other-version" role="alert">
      <p>
        <strong>{said.about}</strong>
      </p>
      {children}
      <p className="buttons">
        <button type="button" onClick={() => choose(draft.takeOther)}>
          {said.take}
        </button>
        <button type="button" onClick={() => choose(draft.keepMine)}>
          {said.keep}
        </button>
      </p>
    </div>
  );
}
