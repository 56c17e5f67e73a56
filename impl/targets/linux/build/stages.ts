// SPDX-License-Identifier: MIT
/** What a build tells while it goes. */
export interface BuildReport {
  /** A stage begins. */
  readonly begin: (stage: string) => void;
  /** It moves. */
  readonly tick: (detail: string) => void;
  /** It is done; `note` says what came of it. */
  readonly done: (note: string) => void;
}

/** Runs a stage and reports its begin and end. */
export async function stage<T>(
  report: BuildReport,
  name: string,
  work: () => Promise<T>,
  note: (result: T) => string = () => "",
): Promise<T> {
  report.begin(name);
  const result = await work();
  report.done(note(result));
  return result;
}
