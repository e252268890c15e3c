import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { exclusively } from '../../scripts/exclusively.mjs';

function freshLock(): string {
  const folder = mkdtempSync(join(tmpdir(), 'althing-lock-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return join(folder, 'lock');
}

test('two that want the same lock work one after the other, and the second is told whom it waits for', async () => {
  const lock = freshLock();
  const { promise: done, resolve: finish } = Promise.withResolvers<string>();
  const told = vi.fn();
  const first = exclusively(lock, () => done, told);
  const order: string[] = [];
  const second = exclusively(
    lock,
    () => Promise.resolve(order.push('second')),
    (holder) => {
      told(holder);
      order.push('first');
      finish('done');
    },
  );
  expect(await first).toBe('done');
  await second;
  expect(order).toEqual(['first', 'second']);
  expect(told.mock.calls).toEqual([[process.pid]]);
  expect(existsSync(lock)).toBe(false);
});

test('a lock whose process is gone is taken over', async () => {
  const lock = freshLock();
  const { pid } = spawnSync('true');
  symlinkSync(String(pid), lock);
  const told = vi.fn();
  expect(await exclusively(lock, () => Promise.resolve('worked'), told)).toBe('worked');
  expect(told).not.toHaveBeenCalled();
});

test('the lock is given back when the work fails', async () => {
  const lock = freshLock();
  const failing = exclusively(lock, () => Promise.reject(new Error('no disk')), vi.fn());
  await expect(failing).rejects.toThrow('no disk');
  expect(existsSync(lock)).toBe(false);
});
