// Child processes: quiet ones whose output is kept for the error, loud ones that share the terminal, and one that takes over.
import { spawn } from 'node:child_process';
import { childEnv, node24, root } from './workspace.mjs';

const running = new Set();

/**
 * Runs a command to its end and keeps its output.
 * @returns {Promise<{ code: number, output: string, missing: boolean }>} `missing` when there is no such command
 */
export function quiet(command, args, { env = {}, cwd = root, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, shell, env: childEnv(env), stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    running.add(child);
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 127, output: String(error), missing: error.code === 'ENOENT' }));
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString(), missing: false });
    });
  });
}

/** Starts Node 24 on `args` in the foreground, sharing the terminal. */
export function start(args, { env = {}, cwd = root } = {}) {
  const child = spawn(node24(), args, { cwd, env: childEnv(env), stdio: 'inherit' });
  running.add(child);
  child.on('close', () => running.delete(child));
  return child;
}

/** Runs Node 24 on `args` in the foreground; gives its exit code. */
export function loud(args, options) {
  return new Promise((resolve) => {
    start(args, options)
      .on('error', () => resolve(127))
      .on('close', (code, signal) => resolve(code ?? (signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : 1)));
  });
}

/** Passes SIGINT and SIGTERM on to every child. A terminal has already sent Ctrl-C to all of them: then once is enough. */
export function forwardSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const byTerminal = signal === 'SIGINT' && process.stdin.isTTY;
      if (!running.size) process.exit(signal === 'SIGINT' ? 130 : 143);
      if (!byTerminal) for (const child of running) child.kill(signal);
    });
  }
}
