import { useId, useState } from 'react';
import { useWords } from '../../words/language';
import { INTAKE } from './intake-words';

/** Takes a file: dropped, or chosen. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const said = useWords(INTAKE);
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const [isMany, setIsMany] = useState(false);
  const take = (files: FileList | null) => {
    setIsMany((files?.length ?? 0) > 1);
    const [file] = files ?? [];
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: who does not drop chooses, by the control inside
    <div
      className={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <p>{said.drop}</p>
      <label className="button" htmlFor={id}>
        {said.choose}
      </label>
      <input id={id} type="file" className="sr-only" onChange={(event) => take(event.target.files)} />
      <small>{said.formats}</small>
      {isMany && <p role="status">{said.oneOnly}</p>}
    </div>
  );
}
