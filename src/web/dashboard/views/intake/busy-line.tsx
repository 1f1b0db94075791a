import { useEffect, useState } from 'react';

/** That something is under way, and for how long already. */
export function BusyLine({ children }: { children: (seconds: number) => string }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const ticking = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(ticking);
  }, []);
  return (
    <div className="busy">
      <progress aria-label={children(0)} /> <span>{children(seconds)}</span>
    </div>
  );
}
