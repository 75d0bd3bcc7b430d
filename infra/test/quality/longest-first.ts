import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that wait a little come before those that work all the time, which fill every gap that is left to them. */
const projects = ['integration', 'browser', 'unit', 'zone']

/** Files that run for seconds, the longest first. One that ran last would keep one core busy and the others idle. */
const long = [
  'infra/test/system/system.int.test.ts',
  'infra/test/system/chaos.int.test.ts',
  'infra/local/survival.int.test.ts',
  'infra/test/system/crash.int.test.ts',
  'shared/repositories/repositories.int.test.ts',
  'infra/constructs/bundle.int.test.ts',
  'infra/tools/help.int.test.ts',
  'infra/test/browser/quality.browser.test.ts',
  'infra/test/browser/committee.browser.test.ts',
  'infra/test/browser/cadre.browser.test.ts',
  'infra/tools/simulate/recording.test.ts',
  'infra/tools/simulate/closing.test.ts',
  'infra/tools/simulate/bugs/bugs.test.ts',
  'infra/test/template/template.test.ts',
  'infra/tools/simulate/telling.test.ts',
  'infra/tools/bench/city/lists.test.ts',
  'functions/assess/run.property.test.ts',
  'infra/test/secrecy/secrecy.test.ts',
  'infra/test/api/limits.test.ts',
  'infra/test/api/scope.test.ts',
]

/** Runs the projects one after the other, and in each the long files first, in the order of the lists above. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const rank = ({ moduleId }: TestSpecification) => {
      const at = long.indexOf(relative(this.ctx.config.root, moduleId))
      return at < 0 ? long.length : at
    }
    return sorted.sort(
      (a, b) => projects.indexOf(a.project.name) - projects.indexOf(b.project.name) || rank(a) - rank(b),
    )
  }
}
