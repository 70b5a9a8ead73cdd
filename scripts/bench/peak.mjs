// Preloaded into a measured process: at its end it writes its peak resident memory, in kilobytes, to BENCH_PEAK_FILE.
import { readFileSync, writeFileSync } from 'node:fs';

process.once('exit', () => writeFileSync(process.env.BENCH_PEAK_FILE, String(peakKilobytes())));

/** `maxRSS` of a child starts at what its parent had when it was forked, so the kernel's own mark goes first. */
function peakKilobytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
}
