// What a person sees while they wait, and the one line they see when it goes wrong.

/** A failure the reader can act on: its message is the one line printed. */
export class Stop extends Error {}

const live = process.stdout.isTTY && !process.env.CI;
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs `work` and shows that it runs: a line that counts on a terminal, else a line at the start, every ten seconds and at the end.
 * @param {string} label what is being done, as in "Installing packages"
 * @param {() => Promise<unknown>} work
 */
export async function step(label, work) {
  const since = Date.now();
  if (!live) console.log(`  ${label} …`);
  const draw = () => (live ? process.stdout.write(`\r  ${label} … ${seconds(since)} `) : console.log(`  ${label} … ${seconds(since)}`));
  const timer = setInterval(draw, live ? 200 : 10_000);
  try {
    const result = await work();
    process.stdout.write(`${live ? '\r\x1b[K' : ''}  ${label}: done in ${seconds(since)}\n`);
    return result;
  } catch (error) {
    if (live) process.stdout.write('\r\x1b[K');
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** Ends the process with one line and exit code 1. Anything but a `Stop` is a defect of ours and keeps its stack. */
export function fail(error) {
  console.error(error instanceof Stop ? `colonnade: ${error.message}` : error);
  process.exit(1);
}
