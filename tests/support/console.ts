import { afterEach, beforeEach, expect, vi } from "vitest";

// Noise on the console is a failure: a test that expects an error spies on it itself.
beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  const spy = vi.mocked(console.error);
  const calls = vi.isMockFunction(console.error) ? spy.mock.calls : [];
  vi.restoreAllMocks();
  expect(calls).toEqual([]);
});
