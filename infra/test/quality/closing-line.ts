import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with one plain line, `N passed, N failed`, which any machine can read. */
export default class ClosingLine implements Reporter {
  /** A file that cannot be loaded counts as a failed test. */
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap(module => [
      ...[...module.children.allTests()].map(test => test.result().state),
      ...module.errors().map(() => 'failed'),
    ])
    const count = (state: string) => states.filter(each => each === state).length
    const skipped = count('skipped')
    console.log(
      `${count('passed')} passed, ${count('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    )
  }
}
