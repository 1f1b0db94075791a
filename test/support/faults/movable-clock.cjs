// Loaded before a hub (NODE_OPTIONS=--require …): at SIGUSR2 its clock goes back by an hour, as a machine's does that is set right.
// What measures time that has passed (timers, performance.now) goes on, as there.
const HOUR_MS = 3_600_000;
const Real = Date;
let offset = 0;

globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + offset);
    else super(...given);
  }

  static now() {
    return Real.now() + offset;
  }
};

process.on('SIGUSR2', () => {
  offset -= HOUR_MS;
  process.stderr.write(`The clock says ${new Date().toISOString()}\n`);
});
